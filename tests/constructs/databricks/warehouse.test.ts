import { Warehouse } from "../../../constructs/databricks/warehouse";
import { groupOf, synthesiseDatabricks } from "./workbench";

function warehouse(serverless: boolean) {
  return synthesiseDatabricks((stack) => {
    new Warehouse(stack, "warehouse", {
      name: "lake-dev",
      size: "2X-Small",
      serverless,
      autoStopMinutes: 10,
      maxClusters: 3,
      users: [groupOf(stack, "analysts")],
      monitors: [groupOf(stack, "engineers")],
      tags: { owner: "team@contoso.com" },
    });
  });
}

test("says everything for which the provider would otherwise send a default of its own", () => {
  expect(warehouse(true).single("databricks_sql_endpoint")).toEqual({
    name: "lake-dev",
    cluster_size: "2X-Small",
    warehouse_type: "PRO",
    enable_serverless_compute: true,
    enable_photon: true,
    auto_stop_mins: 10,
    min_num_clusters: 1,
    max_num_clusters: 3,
    no_wait: true,
    tags: { custom_tags: [{ key: "owner", value: "team@contoso.com" }] },
  });
});

test("without serverless it stays a pro warehouse", () => {
  const { enable_serverless_compute, warehouse_type } = warehouse(false).single("databricks_sql_endpoint");
  expect({ enable_serverless_compute, warehouse_type }).toEqual({
    enable_serverless_compute: false,
    warehouse_type: "PRO",
  });
});

test("one access list names everyone", () => {
  expect(warehouse(true).single("databricks_permissions")).toEqual({
    sql_endpoint_id: "${databricks_sql_endpoint.warehouse_69BEABA1.id}",
    access_control: [
      { group_name: "analysts", permission_level: "CAN_USE" },
      { group_name: "engineers", permission_level: "CAN_MONITOR" },
    ],
    depends_on: [
      "data.databricks_group.analysts_group_381030BA",
      "data.databricks_group.engineers_group_1077B1C1",
    ],
  });
});
