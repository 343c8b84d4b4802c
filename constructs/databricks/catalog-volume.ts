import { Construct } from "constructs";
import { Volume } from "@cdktf/provider-databricks/lib/volume";
import type { CatalogSchema } from "./catalog-schema";
import type { GrantTarget } from "./grant-ledger";
import type { StorageRoot } from "./storage-access";

export interface CatalogVolumeProps {
  /** The schema that the volume belongs to. */
  readonly schema: CatalogSchema;
  /** Name of the volume. */
  readonly name: string;
  /** One sentence for people who browse the catalog. */
  readonly comment: string;
  /** Whether Terraform refuses to destroy it. */
  readonly preventDestroy: boolean;
  /**
   * The folder of a container that the volume shows, outside every managed location.
   * @default - a managed volume, below the schema's storage root
   */
  readonly external?: { readonly root: StorageRoot; readonly path: string };
}

/** Files under Unity Catalog. */
export class CatalogVolume extends Construct {
  readonly name: string;
  readonly schemaName: string;
  /** `/Volumes/catalog/schema/volume`, known at synth: job parameters are made of it. */
  readonly path: string;
  readonly grantTarget: GrantTarget;

  constructor(scope: Construct, id: string, props: CatalogVolumeProps) {
    super(scope, id);
    const { external, name, schema } = props;
    this.name = name;
    this.schemaName = schema.name;
    this.path = `/Volumes/${schema.catalogName}/${schema.name}/${name}`;
    const resource = new Volume(this, "volume", {
      catalogName: schema.catalogName,
      schemaName: schema.name,
      name,
      comment: props.comment,
      lifecycle: { preventDestroy: props.preventDestroy },
      ...(external === undefined
        ? { volumeType: "MANAGED", dependsOn: [schema.resource] }
        : {
            volumeType: "EXTERNAL",
            storageLocation: external.root.container.at(external.path),
            dependsOn: [schema.resource, external.root.location],
          }),
    });
    this.grantTarget = {
      type: "volume",
      fullName: `${schema.catalogName}.${schema.name}.${name}`,
      resource,
    };
  }

  /** `schema.volume`. */
  get qualifiedName(): string {
    return `${this.schemaName}.${this.name}`;
  }
}
