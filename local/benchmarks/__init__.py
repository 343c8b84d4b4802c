"""Measurements of single parts of a workload, each on its own: `python -m local.benchmarks [NAME ...]`."""
