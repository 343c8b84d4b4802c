import { DatabricksWorkspace as Workspace } from "@cdktf/provider-azurerm/lib/databricks-workspace";
import { Construct } from "constructs";
import type { Replication } from "./data-lake";
import { type Placement, placed } from "./placement";

export interface DatabricksWorkspaceProps extends Placement {
  /** Name of the workspace: 3 to 30 letters, digits, hyphens or underscores. */
  readonly name: string;
  /** Name of the group that Databricks makes for what it manages; it must not exist yet. */
  readonly managedResourceGroupName: string;
  /** How Azure copies the workspace's own storage. */
  readonly replication: Replication;
  /**
   * Whether Terraform refuses to destroy the workspace.
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** A premium workspace: Unity Catalog, secret scopes with rights and serverless compute need the tier. */
export class DatabricksWorkspace extends Construct {
  readonly workspace: Workspace;

  constructor(scope: Construct, id: string, props: DatabricksWorkspaceProps) {
    super(scope, id);
    this.workspace = new Workspace(this, "workspace", {
      ...placed(props),
      name: props.name,
      sku: "premium",
      managedResourceGroupName: props.managedResourceGroupName,
      customParameters: {
        noPublicIp: true,
        storageAccountSkuName: `Standard_${props.replication}`,
      },
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
  }

  /** Address of the workspace with its scheme, which the Databricks provider wants and Azure leaves out. */
  get host(): string {
    return `https://${this.workspace.workspaceUrl}`;
  }

  /** Azure id of the workspace. */
  get resourceId(): string {
    return this.workspace.id;
  }

  /** The number by which the Databricks account knows the workspace. */
  get workspaceId(): string {
    return this.workspace.workspaceId;
  }
}
