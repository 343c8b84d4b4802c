import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { type App, TerraformStack, Testing } from "cdktf";
import { Observability } from "../../../constructs/azure/observability";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import type { JsonObject } from "../../helpers/synth";
import { synthesiseApp } from "../databricks/workbench";

function azureStack(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

const synth = synthesiseAzure((stack, placement) => {
  new Observability(stack, "observability", {
    ...placement,
    name: "log-lakehouse-dev",
    retentionDays: 30,
    // The second is named like a part of the construct.
    sources: { lake: "/subscriptions/s/lake/blobServices/default", workspace: "/subscriptions/s/workspace" },
  });
});

test("logs are kept as long as configured, and opened by identities only", () => {
  expect(synth.single("azurerm_log_analytics_workspace")).toEqual({
    ...PLACED,
    name: "log-lakehouse-dev",
    sku: "PerGB2018",
    retention_in_days: 30,
    local_authentication_enabled: false,
    lifecycle: { prevent_destroy: false },
  });
});

test("every source sends all of its logs", () => {
  const setting = {
    name: "log-analytics",
    log_analytics_workspace_id: "${azurerm_log_analytics_workspace.observability_workspace_700D5217.id}",
    enabled_log: [{ category_group: "allLogs" }],
  };
  expect(Object.values(synth.resources("azurerm_monitor_diagnostic_setting"))).toEqual([
    { ...setting, target_resource_id: "/subscriptions/s/lake/blobServices/default" },
    { ...setting, target_resource_id: "/subscriptions/s/workspace" },
  ]);
});

test("a service of another stack sends its logs to the same place, by a setting of its own stack", () => {
  const app = Testing.app();
  const here = azureStack(app, "here");
  const there = azureStack(app, "there");
  const resourceGroup = new ResourceGroup(here, "group", { name: "rg-test", location: "westeurope" });
  const shared = { resourceGroup, tags: {}, name: "log-lakehouse-dev", retentionDays: 30, sources: {} };
  const observability = new Observability(here, "observability", shared);
  observability.collect(there, "factory", "/subscriptions/s/factory");
  const settings = (stack: string): readonly JsonObject[] =>
    Object.values(synthesiseApp(app, stack).resources("azurerm_monitor_diagnostic_setting"));
  expect(settings("there")).toEqual([
    {
      name: "log-analytics",
      target_resource_id: "/subscriptions/s/factory",
      log_analytics_workspace_id:
        "${data.terraform_remote_state.cross-stack-reference-input-here.outputs." +
        "cross-stack-output-azurerm_log_analytics_workspaceobservability_workspace_700D5217id}",
      enabled_log: [{ category_group: "allLogs" }],
    },
  ]);
  expect(settings("here")).toEqual([]);
});

test("logs can be protected", () => {
  const protectedLogs = synthesiseAzure((stack, placement) => {
    new Observability(stack, "observability", {
      ...placement,
      name: "log-lakehouse-prod",
      retentionDays: 90,
      sources: {},
      preventDestroy: true,
    });
  });
  const { lifecycle } = protectedLogs.single("azurerm_log_analytics_workspace");
  expect(lifecycle).toEqual({ prevent_destroy: true });
});
