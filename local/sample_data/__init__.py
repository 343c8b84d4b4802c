"""Seeded sample data, so that a first run needs nothing but this project."""
