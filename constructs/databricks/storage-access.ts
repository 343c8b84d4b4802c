import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { ExternalLocation } from "@cdktf/provider-databricks/lib/external-location";
import { StorageCredential } from "@cdktf/provider-databricks/lib/storage-credential";
import type { AccessConnector } from "../azure/access-connector";
import type { LakeContainer } from "../azure/lake-container";
import { noExternalLocation } from "./errors";

/** A container of the lake, and the name that its external location gets. */
export interface LocatedContainer {
  /** The container. */
  readonly container: LakeContainer;
  /** Name of its external location, unique in the metastore. */
  readonly locationName: string;
}

export interface StorageAccessProps<Name extends string> {
  /** Name of the storage credential, unique in the metastore. */
  readonly credentialName: string;
  /** The connector whose identity holds the rights on the lake. */
  readonly accessConnector: AccessConnector;
  /** The containers that Unity Catalog may use. */
  readonly containers: Readonly<Record<Name, LocatedContainer>>;
  /** Whether only the workspace that makes them sees the credential and the locations. */
  readonly isolated: boolean;
  /** Whether a destroy takes what depends on them along. */
  readonly forceDestroy: boolean;
  /**
   * What must exist first, such as the assignment of a metastore.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** One container as Unity Catalog sees it. */
export interface StorageRoot {
  /** The container, which knows the addresses of what is in it. */
  readonly container: LakeContainer;
  /** What grants the access to it. */
  readonly location: ExternalLocation;
}

/** How Unity Catalog reaches the lake: one credential without a secret, and an external location per container. */
export class StorageAccess<Name extends string = string> extends Construct {
  readonly credential: StorageCredential;
  private readonly roots: ReadonlyMap<string, StorageRoot>;

  constructor(scope: Construct, id: string, props: StorageAccessProps<Name>) {
    super(scope, id);
    const { forceDestroy } = props;
    const isolationMode = props.isolated ? "ISOLATION_MODE_ISOLATED" : "ISOLATION_MODE_OPEN";
    this.credential = new StorageCredential(this, "credential", {
      name: props.credentialName,
      comment: "The access connector's managed identity.",
      azureManagedIdentity: { accessConnectorId: props.accessConnector.id },
      isolationMode,
      forceDestroy,
      dependsOn: [...(props.dependsOn ?? [])],
    });
    const entries = Object.entries<LocatedContainer>(props.containers);
    this.roots = new Map(
      entries.map(([name, { container, locationName }]) => {
        const location = new ExternalLocation(this, name, {
          name: locationName,
          url: `${container.url}/`,
          credentialName: this.credential.name,
          comment: `The container ${container.name}.`,
          isolationMode,
          forceDestroy,
        });
        return [name, { container, location }];
      }),
    );
  }

  /**
   * The storage root of one container.
   *
   * @throws ConstructError when the container has no external location.
   */
  root(name: Name): StorageRoot {
    const root = this.roots.get(name);
    if (root === undefined) throw noExternalLocation(this.node.path, name, [...this.roots.keys()]);
    return root;
  }
}
