"""Raw files, the catalog and a key go in; waiting rows come out, read at once or in parts."""
