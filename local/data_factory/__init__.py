"""Carries out a synthesised Data Factory pipeline on folders: the copy that runs before a workload's job."""
