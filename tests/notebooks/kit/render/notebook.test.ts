import { renderNotebook } from "../../../../notebooks/kit/render/notebook";
import { cellsIn, HOSTILE, linesOf } from "./hostile";

test("a cell of each language", () => {
  const text = renderNotebook([
    { language: "markdown", text: "# Title\n\ntext" },
    { language: "pip", text: "a==1 \n b==2" },
    { language: "python", title: "Run", text: "x = 1\n\ny = 2\n" },
    { language: "sql", title: "Compute", text: "SELECT 1\nFROM x" },
  ]);
  expect(text).toBe(`# Databricks notebook source
# MAGIC %md
# MAGIC # Title
# MAGIC
# MAGIC text

# COMMAND ----------

# MAGIC %pip install a==1 b==2

# COMMAND ----------

# DBTITLE 1,Run
x = 1

y = 2

# COMMAND ----------

# DBTITLE 1,Compute
# MAGIC %sql
# MAGIC SELECT 1
# MAGIC FROM x
`);
});

test.each(HOSTILE)("%j stays inside its cell", (value) => {
  const text = renderNotebook([
    { language: "markdown", title: `t ${value}`, text: `a ${value}` },
    { language: "sql", title: `t ${value}`, text: `SELECT ${value}` },
    { language: "pip", text: `a==1 ${value}` },
  ]);
  expect(cellsIn(text)).toBe(3);
  const code = linesOf(text).filter(
    (line) => line !== "" && !/^# (?:MAGIC|DBTITLE 1,|COMMAND -{10}$)/.test(line),
  );
  expect(code).toEqual(["# Databricks notebook source"]);
  expect(linesOf(text).filter((line) => line.startsWith("# DBTITLE"))).toHaveLength(2);
});
