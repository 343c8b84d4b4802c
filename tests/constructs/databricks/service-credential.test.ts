import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { type TerraformStack, Testing } from "cdktf";
import { AccessConnector } from "../../../constructs/azure/access-connector";
import { Group } from "@cdktf/provider-databricks/lib/group";
import { ServiceCredential } from "../../../constructs/databricks/service-credential";
import { Synthesised } from "../../helpers/synth";
import { databricksStack, groupOf, synthesiseDatabricks } from "./workbench";

function credentialOf(stack: TerraformStack, isolated = true): ServiceCredential {
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const resourceGroup = new ResourceGroup(stack, "group", { name: "rg-test", location: "westeurope" });
  const role = { on: resourceGroup, role: "Cognitive Services Language Reader", why: "x" } as const;
  return new ServiceCredential(stack, "language", {
    name: "lake_dev_language",
    creation: {
      accessConnector: new AccessConnector(stack, "connector", {
        resourceGroup,
        tags: {},
        name: "dbac-lake-dev",
        roles: { language: role },
      }),
      isolated,
      forceDestroy: !isolated,
      dependsOn: [new Group(stack, "first", { displayName: "first" })],
    },
  });
}

test("the credential is the access connector's identity, for services and not for storage", () => {
  expect(synthesiseDatabricks((stack) => void credentialOf(stack)).single("databricks_credential")).toEqual({
    name: "lake_dev_language",
    purpose: "SERVICE",
    comment: "The access connector's managed identity, for calls of services.",
    azure_managed_identity: {
      access_connector_id: "${azurerm_databricks_access_connector.connector_A31A82F1.id}",
    },
    isolation_mode: "ISOLATION_MODE_ISOLATED",
    force_destroy: false,
    depends_on: ["databricks_group.first"],
  });
});

test("it can be open to the metastore's other workspaces, and thrown away", () => {
  const open = synthesiseDatabricks((stack) => void credentialOf(stack, false));
  expect(open.single("databricks_credential")).toMatchObject({
    isolation_mode: "ISOLATION_MODE_OPEN",
    force_destroy: true,
  });
});

test("one that exists is known by its name, and access to it is granted once", () => {
  const synth = synthesiseDatabricks((stack) => {
    const credential = new ServiceCredential(stack, "language", { name: "lake_dev_language" });
    const team = groupOf(stack, "team");
    expect(credential.name).toBe("lake_dev_language");
    expect(credential.grantAccess(team)).toBe(credential.grantAccess(team));
  });
  expect(synth.types).toEqual(["databricks_grant"]);
  expect(synth.single("databricks_grant")).toEqual({
    principal: "team",
    credential: "lake_dev_language",
    privileges: ["ACCESS"],
    depends_on: ["data.databricks_group.team_group_8E5F2225"],
  });
});

test("a grant on one that is made here comes after it", () => {
  const synth = synthesiseDatabricks((stack) => {
    credentialOf(stack).grantAccess(groupOf(stack, "team"));
  });
  expect(synth.single("databricks_grant")["credential"]).toBe(
    "${databricks_credential.language_credential_06EAB7F4.id}",
  );
});

test("a principal of another stack is granted by name, after the stack with the credential", () => {
  const app = Testing.app();
  const governance = databricksStack(app, "governance");
  const workload = databricksStack(app, "workload");
  credentialOf(governance).grantAccess(groupOf(workload, "team"));
  expect(workload.dependsOn(governance)).toBe(true);
  expect(new Synthesised(Testing.synth(workload, true)).single("databricks_grant")).toMatchObject({
    credential: "lake_dev_language",
    privileges: ["ACCESS"],
  });
});
