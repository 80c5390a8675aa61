"""The shapes of the data: frozen, strict Pydantic models, one file per kind of data in data/."""
