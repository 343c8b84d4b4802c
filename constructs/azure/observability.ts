import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { Construct } from "constructs";
import { type Placement, placed } from "./placement";

export interface ObservabilityProps extends Placement {
  /** Name of the Log Analytics workspace: 4 to 63 letters, digits or hyphens. */
  readonly name: string;
  /** Days for which logs are kept, 30 to 730. */
  readonly retentionDays: number;
  /** Azure ids of the services whose logs are collected, each under a name of its own. */
  readonly sources: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy the logs.
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** One place for the logs of every service. */
export class Observability extends Construct {
  readonly workspace: LogAnalyticsWorkspace;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.workspace = new LogAnalyticsWorkspace(this, "workspace", {
      ...placed(props),
      name: props.name,
      sku: "PerGB2018",
      retentionInDays: props.retentionDays,
      // Azure's own services sign in with their identity: no key needs to open the logs.
      localAuthenticationEnabled: false,
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
    for (const [name, targetResourceId] of Object.entries(props.sources)) {
      this.collect(this, name, targetResourceId);
    }
  }

  /** Collects the logs of a further service, such as one of another stack: `scope` is where the setting belongs. */
  collect(scope: Construct, name: string, targetResourceId: string): MonitorDiagnosticSetting {
    return new MonitorDiagnosticSetting(scope, `logs_${name}`, {
      name: "log-analytics",
      targetResourceId,
      logAnalyticsWorkspaceId: this.workspace.id,
      // The group follows the service: a category that it gains is collected without a change here. Metrics
      // stay out: Azure keeps them for 93 days at no cost, and Log Analytics would charge for a copy.
      enabledLog: [{ categoryGroup: "allLogs" }],
    });
  }
}
