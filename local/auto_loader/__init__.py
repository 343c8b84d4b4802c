"""Auto Loader's `cloudFiles` source for open Spark: incremental file ingestion with a rescued-data column."""
