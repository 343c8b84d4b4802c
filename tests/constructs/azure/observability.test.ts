import { Observability } from "../../../constructs/azure/observability";
import { PLACED, synthesiseAzure } from "../../helpers/azure";

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
