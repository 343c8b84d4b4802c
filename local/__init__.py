"""Runs the synthesised workloads of `cdktf.out` on this machine, with Spark and Delta Lake."""
