import { SqlFile } from "../../../constructs/databricks/sql-file";
import { sqlFile } from "./shop-model";
import { synthesiseDatabricks } from "./workbench";

// The service reports the path without /Workspace: with it, every plan would replace the file.
test("a SQL file keeps its extension and has no /Workspace before it", () => {
  const synth = synthesiseDatabricks((stack) => {
    new SqlFile(stack, "answers", { asset: sqlFile("answers", "SELECT 1;\n"), folder: "/Shared/lake/dev" });
  });
  expect(synth.single("databricks_workspace_file")).toEqual({
    path: "/Shared/lake/dev/answers.sql",
    source: "assets/answers_source_file_0A85AE14/2BDF1665F56C0CE5B966D9C60A7F7EAC/answers.sql",
    depends_on: [],
  });
});
