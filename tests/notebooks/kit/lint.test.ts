import { checkPortable } from "../../../notebooks/kit/lint";

test.each([
  "cached = frame.cached()",
  "# frame.cacheTable is not here",
  "rdd = 1",
  "x = 1  # COMMAND ----------",
  "# COMMANDS are listed below",
  'frame.write.mode("overwrite")',
])("%s may stand in a module", (line) => {
  expect(() => checkPortable("score.py", line)).not.toThrow();
});

test("the first offending line is named, with the path", () => {
  expect(() => checkPortable("score.py", "import os\n\nx = df.rdd\ny = df.cache()\n")).toThrow(
    "score.py: line 3 uses RDDs, which serverless and shared clusters do not have\n  Fix: use the DataFrame or SQL interface instead",
  );
});
