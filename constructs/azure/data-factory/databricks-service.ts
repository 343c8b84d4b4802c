import { DataFactoryLinkedCustomService } from "@cdktf/provider-azurerm/lib/data-factory-linked-custom-service";
import { Construct } from "constructs";
import type { DataFactory } from "../data-factory";
import type { DatabricksWorkspace } from "../databricks-workspace";

export interface DatabricksServiceProps {
  /** The factory that starts jobs. */
  readonly factory: DataFactory;
  /** Name of the linked service in the factory: letters, digits and underscores. */
  readonly name: string;
  readonly workspace: DatabricksWorkspace;
}

/**
 * The way of a factory to a workspace. The workspace must know the factory's identity, and the job must let it
 * manage runs; a role on the workspace in Azure would make it an administrator.
 */
export class DatabricksService extends Construct {
  readonly name: string;
  readonly resource: DataFactoryLinkedCustomService;

  constructor(scope: Construct, id: string, props: DatabricksServiceProps) {
    super(scope, id);
    const { factory, workspace } = props;
    this.name = props.name;
    // The provider's typed service demands a cluster, but a job brings its own.
    this.resource = new DataFactoryLinkedCustomService(this, "service", {
      dataFactoryId: factory.id,
      name: props.name,
      type: "AzureDatabricks",
      typePropertiesJson: JSON.stringify({
        domain: workspace.host,
        authentication: "MSI",
        workspaceResourceId: workspace.resourceId,
        credential: factory.credentialReference,
      }),
      dependsOn: [factory.credential],
    });
  }
}
