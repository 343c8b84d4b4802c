import { Construct } from "constructs";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import { SqlEndpoint } from "@cdktf/provider-databricks/lib/sql-endpoint";
import type { Principal } from "./principal";
import { accessControl, readinessOf } from "./principal";

/** The sizes of a SQL warehouse, spelt as the service spells them. */
export type WarehouseSize =
  "2X-Small" | "X-Small" | "Small" | "Medium" | "Large" | "X-Large" | "2X-Large" | "3X-Large" | "4X-Large";

export interface WarehouseProps {
  /** Name of the warehouse, unique in the workspace. */
  readonly name: string;
  /** Size of one cluster. */
  readonly size: WarehouseSize;
  /** Whether Databricks hosts its compute. */
  readonly serverless: boolean;
  /** Idle minutes after which it stops. */
  readonly autoStopMinutes: number;
  /** Most clusters, 1 to 30. */
  readonly maxClusters: number;
  /** Who may run queries on it. */
  readonly users: readonly Principal[];
  /** Who may see its queries and their cost too. */
  readonly monitors: readonly Principal[];
  /** Tags that appear on the bill. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The SQL warehouse that SQL tasks and analysts share. */
export class Warehouse extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: WarehouseProps) {
    super(scope, id);
    const warehouse = new SqlEndpoint(this, "warehouse", {
      name: props.name,
      clusterSize: props.size,
      warehouseType: "PRO",
      // Never left out: the provider sends false for what is not said.
      enableServerlessCompute: props.serverless,
      enablePhoton: true,
      autoStopMins: props.autoStopMinutes,
      minNumClusters: 1,
      maxNumClusters: props.maxClusters,
      // A deploy that waits for the warehouse to start pays for half an hour of nothing.
      noWait: true,
      tags: { customTags: Object.entries(props.tags).map(([key, value]) => ({ key, value })) },
    });
    new Permissions(this, "access", {
      sqlEndpointId: warehouse.id,
      accessControl: [
        ...props.users.map((principal) => accessControl(principal, "CAN_USE")),
        ...props.monitors.map((principal) => accessControl(principal, "CAN_MONITOR")),
      ],
      dependsOn: readinessOf(this, [...props.users, ...props.monitors]),
    });
    this.id = warehouse.id;
  }
}
