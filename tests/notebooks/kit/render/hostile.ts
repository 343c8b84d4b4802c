/** Text that tries to leave the literal, the comment, the line or the cell that it stands in. */
export const HOSTILE = [
  "it's",
  "''; DROP TABLE x; --",
  'say "hi"',
  '"""',
  '""""',
  'ends in "',
  "ends in \\",
  "\\",
  "\\'",
  '\\"""',
  "a\nb",
  "a\r\nb\rc\td",
  "\0 1",
  "${x}",
  "\\${spark.app.name}",
  "$1,000 $name",
  "{{x}}",
  "${{{{x",
  "--",
  "-----",
  ";\n",
  "*/ x /*",
  "# MAGIC %sh",
  "\n# MAGIC %sh rm\n",
  "\n# COMMAND ----------\n",
  "\n    # COMMAND ----------\n",
  "\u2028# COMMAND ----------\u2028",
  "\u2029# COMMAND ----------\u2029",
  "\u0085# COMMAND ----------\u0085",
  "\u000b# COMMAND ----------\u000c",
  "\u001c# COMMAND ----------\u001d",
  "\n# DBTITLE 1,x\n",
  "\n# Databricks notebook source\n",
  "`x`",
  ":catalog",
  "%_\\%\\_",
  "\u001a\b\u007f\u009f",
  "São Paulo 😀 \ufeff",
  "\\u0041 \\n",
  "{x} f'{y}'",
] as const;

/** Lines as the most generous reader of a notebook would split them. */
export const linesOf = (text: string): readonly string[] =>
  // The reader is Python's splitlines().
  text.split(/\r\n|[\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029]/);

const SEPARATOR = "# COMMAND ----------";

/** The number of cells that a reader finds in a notebook. */
export const cellsIn = (notebook: string): number =>
  linesOf(notebook).filter((line) => line.trim() === SEPARATOR).length + 1;
