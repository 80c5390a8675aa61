"""Numbers and words go in; pictures that need no script come out. None of them knows the catalog."""
