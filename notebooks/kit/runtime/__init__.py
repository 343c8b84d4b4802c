"""Functions that every generated notebook calls; a notebook holds the source of those that it needs."""
