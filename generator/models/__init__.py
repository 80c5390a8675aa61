"""Plain values go in; frozen, strict records come out. Each kind of data in data/ has a module."""
