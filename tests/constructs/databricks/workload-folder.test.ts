import type { TerraformStack } from "cdktf";
import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { WorkloadFolder } from "../../../constructs/databricks/workload-folder";
import { notebook, sqlFile } from "./shop-model";
import { groupOf, synthesiseDatabricks } from "./workbench";

const folderOf = (stack: TerraformStack): WorkloadFolder =>
  new WorkloadFolder(stack, "folder", {
    path: "/Shared/lake/dev/shop",
    runners: [new ServicePrincipal(stack, "robot", { displayName: "sp-robot" })],
    readers: [groupOf(stack, "engineers")],
    forceDestroy: false,
  });

test("the job's principal runs what is in it, people only read it", () => {
  const synth = synthesiseDatabricks((stack) => void folderOf(stack));
  expect(synth.single("databricks_directory")).toEqual({
    path: "/Shared/lake/dev/shop",
    delete_recursive: false,
  });
  expect(synth.single("databricks_permissions")).toEqual({
    directory_path: "${databricks_directory.folder_directory_0627CB87.path}",
    access_control: [
      {
        service_principal_name:
          "${data.databricks_service_principal.robot_principal_12D02326.application_id}",
        permission_level: "CAN_RUN",
      },
      { group_name: "engineers", permission_level: "CAN_READ" },
    ],
    depends_on: [
      "data.databricks_service_principal.robot_principal_12D02326",
      "data.databricks_group.engineers_group_1077B1C1",
    ],
  });
});

test("a file that two jobs run is uploaded once", () => {
  const synth = synthesiseDatabricks((stack) => {
    const folder = folderOf(stack);
    expect(folder.notebook(notebook("orders"))).toBe(folder.notebook(notebook("orders")));
    folder.sqlFile(sqlFile("answers"));
  });
  expect(Object.keys(synth.by("databricks_notebook", "path"))).toEqual(["/Shared/lake/dev/shop/orders"]);
  expect(Object.keys(synth.by("databricks_workspace_file", "path"))).toEqual([
    "/Shared/lake/dev/shop/answers.sql",
  ]);
});

test("two contents under one name are refused", () => {
  synthesiseDatabricks((stack) => {
    const folder = folderOf(stack);
    folder.notebook(notebook("orders", "1"));
    expect(() => folder.notebook(notebook("orders", "2"))).toThrow(
      'test/folder: got two different contents for "orders.py"; ' +
        "allowed: one content per file of a workload. Rename one of the tasks.",
    );
  });
});

test.each(["../orders.py", "orders", "a/b.py", "orders.sql", ".py", ""])(
  "the file name %j is refused",
  (fileName) => {
    synthesiseDatabricks((stack) => {
      expect(() => folderOf(stack).notebook({ fileName, language: "PYTHON", content: "" })).toThrow(
        `test/folder: got file name "${fileName}"; allowed: letters, digits, underscores and hyphens, then .py. ` +
          "Rename the task that the file belongs to.",
      );
    });
  },
);
