/** A notebook without what has tests of its own: the kit's runtime, the tables' DDL, the statements' digest. */
export const shortened = (notebook: string): string =>
  notebook
    .replace(/(# DBTITLE 1,Runtime\n)[\s\S]*?(\n\n# COMMAND -{10}\n)/, "$1<runtime>$2")
    .replaceAll(/ensure_table\(\n {4}spark,\n {4}"([\w.]+)",\n[\s\S]*?,\n\)/g, "<ensure $1>")
    .replace(/fingerprint\(spark, "[0-9a-f]{64}"/, 'fingerprint(spark, "<digest>"');
