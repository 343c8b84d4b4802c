import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { platformTags } from "../config/tags";
import { CopyAndRun } from "../constructs/azure/data-factory/copy-and-run";
import { DataFactory } from "../constructs/azure/data-factory";
import { ManagedIdentity } from "../constructs/azure/managed-identity";
import type { Placement } from "../constructs/azure/placement";
import { ManagedIdentityPrincipal } from "../constructs/databricks/managed-identity-principal";
import type { WorkloadDeployment } from "../constructs/databricks/workload-deployment";
import { modelWorkload } from "../notebooks/kit";
import { insights } from "../notebooks/insights/workload";
import { azureProvider } from "./providers";
import { WorkloadStack, type WorkloadStackProps } from "./workload-stack";

/** Customer chats: the workload, and the data factory that copies what was delivered and runs its job. */
export class InsightsStack extends WorkloadStack {
  readonly workload: WorkloadDeployment;
  readonly factory: DataFactory;

  constructor(scope: Construct, id: string, props: WorkloadStackProps) {
    super(scope, id, props);
    const { config, foundation, governance } = props;
    azureProvider(this, config);
    this.factory = this.dataFactory({ ...foundation.placement, tags: platformTags(config) });
    const starter = new ManagedIdentityPrincipal(this, "factory_principal", {
      identity: this.factory.identity,
    });
    // Files come through the pipeline, which waits for the job: it ingests what is there, and never for ever.
    const model = modelWorkload(insights, { ingestion: "batch" });
    this.workload = this.deploy(model, {
      start: { kind: "manual" },
      starters: [starter],
      services: {
        language: { endpoint: foundation.language.endpoint, signIn: governance.languageSignIn },
      },
      parameters: { scoring_engine: config.insights.engine, model_endpoint: config.insights.modelEndpoint },
    });
    const { main } = this.workload.jobs;
    const folder = (of: string) => `${of}/${model.name}`;
    const { pipeline } = new CopyAndRun(this, "delivery", {
      factory: this.factory,
      name: model.name,
      lake: foundation.lake,
      from: { container: foundation.lake.container("external-source"), path: folder("landing") },
      to: { container: foundation.lake.container("bronze"), path: folder("arrivals") },
      workspace: foundation.workspace,
      jobId: main.jobId,
      delivery: config.insights.delivery,
      dependsOn: [main.access],
    });
    new TerraformOutput(this, "data_factory", {
      value: this.factory.factory.name,
      description: "Name of the data factory.",
    });
    new TerraformOutput(this, "pipeline", {
      value: pipeline.name,
      description: "Name of the pipeline that copies what was delivered and runs the job.",
    });
  }

  private dataFactory(placement: Placement): DataFactory {
    const { foundation, names } = this;
    const factory = new DataFactory(this, "factory", {
      ...placement,
      name: names.dataFactory,
      identity: new ManagedIdentity(this, "factory_identity", {
        ...placement,
        name: names.managedIdentity("data-factory"),
      }),
      roles: {
        source: {
          on: foundation.lake.container("external-source"),
          role: "Storage Blob Data Reader",
          why: "The data factory lists and reads what was delivered.",
        },
        landed: {
          on: foundation.lake.container("bronze"),
          role: "Storage Blob Data Contributor",
          why: "The data factory puts its copies where the job reads them.",
        },
      },
    });
    foundation.observability.collect(this, "data_factory", factory.id);
    return factory;
  }
}
