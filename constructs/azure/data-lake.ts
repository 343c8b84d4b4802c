import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { Construct } from "constructs";
import { repeatedContainer, unknownContainer } from "../errors";
import { LakeContainer } from "./lake-container";
import { type Placement, placed } from "./placement";

/** How Azure copies an account. */
export type Replication = "LRS" | "ZRS" | "GRS" | "RAGRS" | "GZRS" | "RAGZRS";

export interface DataLakeProps<Name extends string> extends Placement {
  /** Name of the storage account: 3 to 24 lower-case letters or digits, unique in Azure. */
  readonly name: string;
  /** Names of the containers. */
  readonly containers: readonly Name[];
  /** How Azure copies the account. */
  readonly replication: Replication;
  /** Days for which deleted files and containers can be restored, 1 to 365. */
  readonly softDeleteDays: number;
  /**
   * Whether the account accepts its access keys.
   * @default false
   */
  readonly sharedKeys?: boolean;
  /**
   * Whether Terraform refuses to destroy the account and its containers.
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** A Data Lake Storage Gen2 account with its containers. */
export class DataLake<Name extends string = string> extends Construct {
  readonly account: StorageAccount;
  /** Address of the account as a blob store, such as `https://account.blob.core.windows.net/`, known at synth. */
  readonly blobEndpoint: string;
  private readonly containers: ReadonlyMap<string, LakeContainer>;

  constructor(scope: Construct, id: string, props: DataLakeProps<Name>) {
    super(scope, id);
    const preventDestroy = props.preventDestroy ?? false;
    this.blobEndpoint = `https://${props.name}.blob.core.windows.net/`;
    this.account = new StorageAccount(this, "account", {
      ...placed(props),
      name: props.name,
      accountKind: "StorageV2",
      accountTier: "Standard",
      accountReplicationType: props.replication,
      isHnsEnabled: true,
      minTlsVersion: "TLS1_2",
      httpsTrafficOnlyEnabled: true,
      sharedAccessKeyEnabled: props.sharedKeys ?? false,
      defaultToOauthAuthentication: true,
      // Both are on unless one says no: files open to the internet, and users with passwords of their own.
      allowNestedItemsToBePublic: false,
      localUserEnabled: false,
      crossTenantReplicationEnabled: false,
      // No versioning: Azure refuses it on a hierarchical namespace, after the account is already made.
      blobProperties: {
        deleteRetentionPolicy: { days: props.softDeleteDays },
        containerDeleteRetentionPolicy: { days: props.softDeleteDays },
      },
      lifecycle: { preventDestroy },
    });

    const containers = new Map<string, LakeContainer>();
    for (const name of props.containers) {
      if (containers.has(name)) throw repeatedContainer(this.node.path, name);
      containers.set(
        name,
        new LakeContainer(this, `container_${name}`, {
          name,
          account: this.account,
          accountName: props.name,
          preventDestroy,
        }),
      );
    }
    this.containers = containers;
  }

  /** Azure id of the account. */
  get id(): string {
    return this.account.id;
  }

  /** Azure id of the part of the account that logs reads, writes and deletions. */
  get blobServiceId(): string {
    return `${this.account.id}/blobServices/default`;
  }

  /**
   * One container of the lake.
   *
   * @throws ConstructError when the lake has no such container.
   */
  container(name: Name): LakeContainer {
    const found = this.containers.get(name);
    if (found === undefined) throw unknownContainer(this.node.path, name, [...this.containers.keys()]);
    return found;
  }
}
