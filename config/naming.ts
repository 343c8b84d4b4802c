import { createHash } from "node:crypto";
import type { ContainerName, PlatformConfig } from "./schema";

/** The groups that receive rights, by what their members do. */
export type GroupRole = keyof PlatformConfig["identity"]["groups"];

const SUFFIX_LENGTH = 6;

/**
 * The name of everything, by Azure's and Unity Catalog's rules.
 *
 * Names that must be unique in the whole of Azure end in a suffix that is the same at every synth and another
 * one in every subscription. Where a rule leaves too little room, the project's part is shortened: the
 * environment stays readable and the suffix keeps the name unique.
 */
export class Naming {
  /** Six lower-case letters or digits that stand for subscription, project and environment. */
  readonly suffix: string;
  private readonly project: string;
  private readonly environment: string;
  private readonly identity: PlatformConfig["identity"];

  constructor(config: Pick<PlatformConfig, "subscriptionId" | "project" | "environment" | "identity">) {
    this.project = config.project;
    this.environment = config.environment;
    this.identity = config.identity;
    this.suffix = suffixOf([config.subscriptionId, config.project, config.environment]);
  }

  get resourceGroup(): string {
    return `rg-${this.hyphenated}`;
  }

  /** Databricks creates this group itself; it must not exist and must differ from every other workspace's. */
  get managedResourceGroup(): string {
    return `rg-${this.hyphenated}-databricks`;
  }

  /** 3 to 24 lower-case letters or digits, unique in Azure. */
  get storageAccount(): string {
    const project = this.project.slice(0, 24 - SUFFIX_LENGTH - this.environment.length);
    return `${project}${this.environment}${this.suffix}`;
  }

  /** 3 to 24 letters, digits or single hyphens, starting with a letter, unique in Azure. */
  get keyVault(): string {
    const project = this.project.slice(0, 24 - "kv---".length - SUFFIX_LENGTH - this.environment.length);
    return `kv-${project}-${this.environment}-${this.suffix}`;
  }

  /** 2 to 64 letters, digits or hyphens; also the service's subdomain, which is unique in Azure. */
  get languageAccount(): string {
    return `lang-${this.hyphenated}-${this.suffix}`;
  }

  /** 3 to 30 letters, digits, hyphens or underscores. */
  get workspace(): string {
    return `dbw-${this.hyphenated}`;
  }

  get accessConnector(): string {
    return `dbac-${this.hyphenated}`;
  }

  /** 4 to 63 letters, digits or hyphens. */
  get logAnalytics(): string {
    return `log-${this.hyphenated}`;
  }

  /** 3 to 63 letters, digits or single hyphens, unique in Azure. */
  get dataFactory(): string {
    return `adf-${this.hyphenated}-${this.suffix}`;
  }

  /** 3 to 128 letters, digits, hyphens or underscores. */
  managedIdentity(user: string): string {
    return `id-${this.hyphenated}-${user}`;
  }

  get budget(): string {
    return `budget-${this.hyphenated}`;
  }

  /** Needs no quoting in SQL. */
  get catalog(): string {
    return this.underscored;
  }

  get storageCredential(): string {
    return this.underscored;
  }

  /** A credential of tasks for a service; it shares its names with the storage credentials. */
  serviceCredential(service: string): string {
    return `${this.underscored}_${service}`;
  }

  externalLocation(container: ContainerName): string {
    return `${this.underscored}_${container.replaceAll("-", "_")}`;
  }

  get warehouse(): string {
    return this.hyphenated;
  }

  get secretScope(): string {
    return this.hyphenated;
  }

  get clusterPolicy(): string {
    return `${this.hyphenated}-jobs`;
  }

  /** The workspace's own group of the principals that run jobs. */
  get jobRunners(): string {
    return `${this.hyphenated}-job-runners`;
  }

  servicePrincipal(workload: string): string {
    return `sp-${this.hyphenated}-${workload}`;
  }

  /**
   * A group that exists is taken by its name. One that is made gets the environment's name too: the environments of
   * one Databricks account would otherwise make, and destroy, the same group.
   */
  group(role: GroupRole): string {
    const { groups, mode } = this.identity;
    return mode === "managed" ? `${groups[role]}-${this.environment}` : groups[role];
  }

  /**
   * The folder of a workload's notebooks and files: one of its own at the top of the workspace, where only
   * administrators write. Everyone may change what lies in `/Shared`, whatever a folder in it says, and jobs
   * run these files with rights that no person has.
   *
   * Terraform wants it without the `/Workspace` prefix under which the same folder appears as files: the service
   * reports it without, and a prefix would read as drift.
   */
  workspaceFolder(workload: string): string {
    return `/${this.project}/${this.environment}/${workload}`;
  }

  private get hyphenated(): string {
    return `${this.project}-${this.environment}`;
  }

  private get underscored(): string {
    return `${this.project}_${this.environment}`;
  }
}

function suffixOf(parts: readonly string[]): string {
  const digest = createHash("sha256").update(parts.join("/")).digest("hex");
  // Base 36 packs 31 bits into six characters where hexadecimal would hold 24.
  return BigInt(`0x${digest}`).toString(36).slice(-SUFFIX_LENGTH);
}
