import { MetastoreAssignment } from "@cdktf/provider-databricks/lib/metastore-assignment";
import { type ITerraformDependable, TerraformOutput, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { Naming, type GroupRole } from "../config/naming";
import type { ContainerName, PlatformConfig } from "../config/schema";
import { platformTags } from "../config/tags";
import type { DatabricksAccount } from "../constructs/databricks/account";
import type { Governance } from "../constructs/databricks/governance";
import { Catalog } from "../constructs/databricks/catalog";
import { ClusterPolicy } from "../constructs/databricks/cluster-policy";
import { JobRunners } from "../constructs/databricks/job-runners";
import { PeopleGroup } from "../constructs/databricks/people-group";
import { databricksAccount, workspaceProvider } from "../constructs/databricks/providers";
import { SecretScope } from "../constructs/databricks/secret-scope";
import { grantSignIn, type SignIn } from "../constructs/databricks/service-access";
import { ServiceCredential } from "../constructs/databricks/service-credential";
import { type LocatedContainer, StorageAccess } from "../constructs/databricks/storage-access";
import { Warehouse } from "../constructs/databricks/warehouse";
import { stateBackend } from "./backend";
import type { FoundationStack } from "./foundation-stack";

export interface GovernanceStackProps {
  /** The environment's configuration. */
  readonly config: PlatformConfig;
  /** The lake, the workspace and the identity between them. */
  readonly foundation: FoundationStack;
}

/**
 * Who may use what in the workspace: Unity Catalog, its groups and grants, and the compute that everybody shares.
 *
 * It can be planned once the foundation has been applied: before, there is no workspace to ask.
 */
export class GovernanceStack extends TerraformStack implements Governance {
  readonly catalog: Catalog;
  readonly groups: Readonly<Record<GroupRole, PeopleGroup>>;
  readonly jobRunners: JobRunners;
  readonly warehouse: Warehouse;
  readonly clusterPolicy: ClusterPolicy;
  /** How tasks sign in to the Language service: with its key in the vault, or with an identity. */
  readonly languageSignIn: SignIn;

  constructor(scope: Construct, id: string, { config, foundation }: GovernanceStackProps) {
    super(scope, id);
    this.addDependency(foundation);
    stateBackend(this, config);
    workspaceProvider(this, foundation.workspace);
    const names = new Naming(config);
    const account = accountOf(this, config, foundation);
    const tags = platformTags(config);

    this.groups = {
      analysts: new PeopleGroup(this, "analysts", { displayName: names.group("analysts"), account }),
      engineers: new PeopleGroup(this, "engineers", { displayName: names.group("engineers"), account }),
      admins: new PeopleGroup(this, "admins", { displayName: names.group("admins"), account }),
    };
    this.jobRunners = new JobRunners(this, "job_runners", {
      displayName: names.jobRunners,
    });

    const metastore = this.metastore(config, foundation, account);
    this.catalog = this.unityCatalog(config, names, foundation, metastore);
    this.warehouse = new Warehouse(this, "warehouse", {
      name: names.warehouse,
      ...config.warehouse,
      users: [this.groups.analysts, this.jobRunners],
      monitors: [this.groups.engineers, this.groups.admins],
      tags,
    });
    this.clusterPolicy = new ClusterPolicy(this, "cluster_policy", {
      name: names.clusterPolicy,
      compute: config.compute,
      autoTerminationMinutes: config.compute.autoTerminationMinutes,
      users: [this.groups.engineers, this.jobRunners],
    });
    this.languageSignIn =
      config.language.authentication === "key"
        ? new SecretScope(this, "secret_scope", { name: names.secretScope, vault: foundation.keyVault })
        : new ServiceCredential(this, "language_credential", {
            name: names.serviceCredential("language"),
            creation:
              account === undefined
                ? undefined
                : {
                    accessConnector: foundation.accessConnector,
                    isolated: config.unityCatalog.catalogIsolation === "ISOLATED",
                    forceDestroy: config.protection.forceDestroy,
                    dependsOn: metastore,
                  },
          });
    // Who repairs a job must be able to call what it calls.
    grantSignIn(this.languageSignIn, this.groups.engineers);

    this.catalog.grantRead(this.groups.analysts, ["gold"]);
    this.catalog.grantWrite(this.groups.engineers);
    this.catalog.grantManage(this.groups.admins);

    new TerraformOutput(this, "catalog", { value: this.catalog.name, description: "Name of the catalog." });
    new TerraformOutput(this, "landing", {
      value: this.catalog.landing.path,
      description: "Volume that files are delivered to, one folder per workload.",
    });
    new TerraformOutput(this, "warehouse_id", {
      value: this.warehouse.id,
      description: "Id of the SQL warehouse.",
    });
  }

  /** Azure has made and assigned a metastore for the region; another one is assigned only when it is named. */
  private metastore(
    { unityCatalog: { metastoreId } }: PlatformConfig,
    { workspace }: FoundationStack,
    account: DatabricksAccount | undefined,
  ): readonly ITerraformDependable[] {
    if (metastoreId === undefined) return [];
    return [
      new MetastoreAssignment(this, "metastore", {
        metastoreId,
        workspaceId: Token.asNumber(workspace.workspaceId),
        ...(account === undefined ? {} : { provider: account.provider }),
      }),
    ];
  }

  private unityCatalog(
    config: PlatformConfig,
    names: Naming,
    foundation: FoundationStack,
    metastore: readonly ITerraformDependable[],
  ): Catalog {
    const { forceDestroy, preventDestroy } = config.protection;
    const isolated = config.unityCatalog.catalogIsolation === "ISOLATED";
    const located = (container: ContainerName): LocatedContainer => ({
      container: foundation.lake.container(container),
      locationName: names.externalLocation(container),
    });
    return new Catalog(this, "unity_catalog", {
      name: names.catalog,
      comment: `The lakehouse of ${config.project}, ${config.environment}.`,
      storage: new StorageAccess(this, "storage", {
        credentialName: names.storageCredential,
        accessConnector: foundation.accessConnector,
        containers: {
          "external-source": located("external-source"),
          bronze: located("bronze"),
          silver: located("silver"),
          gold: located("gold"),
        } satisfies Record<ContainerName, LocatedContainer>,
        isolated,
        forceDestroy,
        dependsOn: metastore,
      }),
      isolated,
      forceDestroy,
      preventDestroy,
    });
  }
}

/** The account that identities are made in; undefined when they exist and are looked up. */
export function accountOf(
  scope: Construct,
  { identity }: PlatformConfig,
  { workspace }: FoundationStack,
): DatabricksAccount | undefined {
  return identity.mode === "managed" && identity.accountId !== undefined
    ? databricksAccount(scope, workspace, identity.accountId)
    : undefined;
}
