import type { Construct } from "constructs";
import type { WorkloadDeployment } from "../constructs/databricks/workload-deployment";
import { modelWorkload } from "../notebooks/kit";
import { retail } from "../notebooks/retail/workload";
import { WorkloadStack, type WorkloadStackProps } from "./workload-stack";

/** The marketplace. */
export class RetailStack extends WorkloadStack {
  readonly workload: WorkloadDeployment;

  constructor(scope: Construct, id: string, props: WorkloadStackProps) {
    super(scope, id, props);
    const { ingestion, trigger } = props.config;
    this.workload = this.deploy(modelWorkload(retail, { ingestion }), { start: trigger });
  }
}
