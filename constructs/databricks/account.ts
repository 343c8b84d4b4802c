import type { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";

/** The Databricks account, for what a workspace cannot make. */
export interface DatabricksAccount {
  /** A provider of the account, not of a workspace. */
  readonly provider: DatabricksProvider;
  /** Id of the account. */
  readonly accountId: string;
  /** Number of the workspace that identities are assigned to. */
  readonly workspaceId: number;
}
