import type { Construct } from "constructs";
import { Token } from "cdktf";
import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import type { DatabricksWorkspace } from "../azure/databricks-workspace";
import type { DatabricksAccount } from "./account";

/**
 * The provider of a workspace that another stack makes.
 *
 * The host is then known before anything is planned. Within one stack it would not be, and every look-up would fail.
 * How to sign in is left to the environment: people have the Azure CLI, pipelines may have a federated identity.
 */
export function workspaceProvider(scope: Construct, workspace: DatabricksWorkspace): DatabricksProvider {
  return new DatabricksProvider(scope, "databricks", {
    host: workspace.host,
    azureWorkspaceResourceId: workspace.resourceId,
  });
}

/** The account behind the workspace, through a provider of its own. Whoever deploys must administer the account. */
export function databricksAccount(
  scope: Construct,
  workspace: DatabricksWorkspace,
  accountId: string,
): DatabricksAccount {
  return {
    accountId,
    workspaceId: Token.asNumber(workspace.workspaceId),
    provider: new DatabricksProvider(scope, "databricks_account", {
      alias: "account",
      host: "https://accounts.azuredatabricks.net",
      accountId,
    }),
  };
}
