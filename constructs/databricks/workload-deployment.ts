import { Construct } from "constructs";
import type { WorkloadModel } from "../../notebooks/kit/model";
import type { DatabricksAccount } from "./account";
import type { Governance } from "./governance";
import type { JobCompute } from "./job-cluster";
import { grantServices, type ServiceAccess } from "./service-access";
import { ServicePrincipal } from "./service-principal";
import { WorkloadFolder } from "./workload-folder";
import type { WorkloadJobsProps } from "./workload-jobs";
import { WorkloadJobs } from "./workload-jobs";

export interface WorkloadDeploymentProps extends Pick<
  WorkloadJobsProps,
  "environment" | "failureEmails" | "model" | "parameters" | "start" | "starters" | "tags"
> {
  /** What is deployed. */
  readonly model: WorkloadModel;
  /** The catalog, the compute and the people of the environment. */
  readonly governance: Governance;
  /** Name of the principal that the jobs run as. */
  readonly principalName: string;
  /**
   * The account that the principal is made in.
   * @default - the principal exists and is looked up
   */
  readonly account?: DatabricksAccount | undefined;
  /**
   * Where the services are that the workload calls, by name.
   * @default - it calls none
   */
  readonly services?: Readonly<Record<string, ServiceAccess>>;
  /** Folder of the workspace that the files are uploaded to. */
  readonly folder: string;
  /** What tasks run on that are no SQL files. */
  readonly compute: JobCompute;
  /** Whether a destroy takes along what others put into the folder. */
  readonly forceDestroy: boolean;
}

/** A workload in an environment: its identity with exactly the rights that its tasks need, its files and its jobs. */
export class WorkloadDeployment extends Construct {
  readonly identity: ServicePrincipal;
  readonly jobs: WorkloadJobs;

  constructor(scope: Construct, id: string, props: WorkloadDeploymentProps) {
    super(scope, id);
    const { account, governance, model } = props;
    const { catalog, clusterPolicy, groups, jobRunners, warehouse } = governance;
    this.identity = new ServicePrincipal(this, "identity", {
      displayName: props.principalName,
      account,
      managers: [groups.admins],
    });
    const services = grantServices(this.node.path, this.identity, model.services, props.services ?? {});
    const rights = [
      jobRunners.add(this.identity),
      ...catalog.grantTo(this.identity, model.grants),
      ...services.rights,
    ];
    const folder = new WorkloadFolder(this, "folder", {
      path: props.folder,
      runners: [this.identity],
      readers: [groups.engineers, groups.admins],
      forceDestroy: props.forceDestroy,
    });
    this.jobs = new WorkloadJobs(this, "jobs", {
      model,
      catalog,
      folder,
      identity: this.identity,
      warehouse,
      policy: clusterPolicy,
      compute: props.compute,
      environment: props.environment,
      start: props.start,
      parameters: { ...services.parameters, ...props.parameters },
      starters: props.starters ?? [],
      access: { viewers: [groups.analysts], operators: [groups.engineers], managers: [groups.admins] },
      failureEmails: props.failureEmails,
      tags: props.tags,
      // A continuous job starts as soon as it exists.
      dependsOn: rights,
    });
  }
}
