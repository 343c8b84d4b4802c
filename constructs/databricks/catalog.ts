import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { Catalog as CatalogResource } from "@cdktf/provider-databricks/lib/catalog";
import type { Grant } from "@cdktf/provider-databricks/lib/grant";
import type { RequiredGrant, Securable } from "../../notebooks/kit/model";
import { CatalogSchema } from "./catalog-schema";
import { CatalogVolume } from "./catalog-volume";
import { unknownSchema, unknownVolume } from "./errors";
import type { GrantTarget } from "./grant-ledger";
import { GrantLedger } from "./grant-ledger";
import type { Principal } from "./principal";
import type { StorageAccess } from "./storage-access";

/** The medallion: what arrived, what was cleaned, what is asked. */
export const LAYERS = ["bronze", "silver", "gold"] as const;
export type Layer = (typeof LAYERS)[number];

const COMMENTS: Record<Layer, string> = {
  bronze: "What arrived, as it arrived.",
  silver: "Cleaned, typed and de-duplicated.",
  gold: "Modelled for questions.",
};

export interface CatalogProps {
  /** Name of the catalog, unique in the metastore. */
  readonly name: string;
  /** One sentence for people who browse the catalog. */
  readonly comment: string;
  /** How Unity Catalog reaches the containers that the catalog lies in. */
  readonly storage: StorageAccess<Layer | "external-source">;
  /** Whether only the workspace that makes it sees the catalog. */
  readonly isolated: boolean;
  /** Whether a destroy takes the tables along. */
  readonly forceDestroy: boolean;
  /** Whether Terraform refuses to destroy what holds data. */
  readonly preventDestroy: boolean;
  /**
   * What must exist first, such as the assignment of a metastore.
   * @default - the external locations that it lies in
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A catalog with one schema per layer, each in its layer's container, and the volumes of ingestion. */
export class Catalog extends Construct {
  readonly name: string;
  /** Where files arrive. */
  readonly landing: CatalogVolume;
  /** What was copied from there for workloads that do not read the landing folder themselves. */
  readonly arrivals: CatalogVolume;
  /** What streams remember. */
  readonly checkpoints: CatalogVolume;
  private readonly resource: CatalogResource;
  private readonly schemas: ReadonlyMap<string, CatalogSchema>;
  private readonly volumes: ReadonlyMap<string, CatalogVolume>;
  private readonly ledger = new GrantLedger();

  constructor(scope: Construct, id: string, props: CatalogProps) {
    super(scope, id);
    const { forceDestroy, preventDestroy, storage } = props;
    const lifecycle = { preventDestroy };
    const gold = storage.root("gold");
    this.name = props.name;
    this.resource = new CatalogResource(this, "catalog", {
      name: props.name,
      comment: props.comment,
      // Beside the schemas' roots, never around them: managed locations must not overlap.
      storageRoot: gold.container.at("catalog"),
      isolationMode: props.isolated ? "ISOLATED" : "OPEN",
      forceDestroy,
      lifecycle,
      dependsOn: [gold.location, ...(props.dependsOn ?? [])],
    });
    this.schemas = new Map(
      LAYERS.map((layer) => [
        layer,
        new CatalogSchema(this, layer, {
          catalog: this.resource,
          catalogName: props.name,
          name: layer,
          comment: COMMENTS[layer],
          root: storage.root(layer),
          forceDestroy,
          preventDestroy,
        }),
      ]),
    );
    const bronze = this.schema("bronze");
    this.landing = new CatalogVolume(this, "landing", {
      schema: bronze,
      name: "landing",
      comment: "Files as they arrive, one folder per workload.",
      external: { root: storage.root("external-source"), path: "landing" },
      preventDestroy,
    });
    this.arrivals = new CatalogVolume(this, "arrivals", {
      schema: bronze,
      name: "arrivals",
      comment: "Files that a data factory has copied from where they landed, one folder per workload.",
      // Beside the schema's root in the same container: a volume must not lie in a managed location.
      external: { root: storage.root("bronze"), path: "arrivals" },
      preventDestroy,
    });
    this.checkpoints = new CatalogVolume(this, "checkpoints", {
      schema: bronze,
      name: "checkpoints",
      comment: "What streams have read. Losing it reads every file again.",
      preventDestroy,
    });
    const volumes = [this.landing, this.arrivals, this.checkpoints];
    this.volumes = new Map(volumes.map((volume) => [volume.qualifiedName, volume]));
  }

  /** The schema of one layer. */
  schema(layer: Layer): CatalogSchema {
    return this.schemaNamed(layer);
  }

  /**
   * A volume by its two-level name, such as `bronze.landing`.
   *
   * @throws ConstructError when the catalog has no such volume.
   */
  volume(qualifiedName: string): CatalogVolume {
    const found = this.volumes.get(qualifiedName);
    if (found === undefined) throw unknownVolume(this.node.path, qualifiedName, [...this.volumes.keys()]);
    return found;
  }

  /** Grants exactly what is asked for, such as what a workload's tasks touch. */
  grantTo(principal: Principal, required: readonly RequiredGrant[]): Grant[] {
    return required.map(({ securable, privileges }) =>
      this.ledger.add(principal, this.target(securable), privileges),
    );
  }

  /** Lets the principal read the tables, views and files of some layers. */
  grantRead(principal: Principal, layers: readonly Layer[] = LAYERS): Grant[] {
    return this.grantTo(principal, [
      { securable: { type: "catalog" }, privileges: ["BROWSE", "USE_CATALOG"] },
      ...layers.map((schema): RequiredGrant => ({
        securable: { type: "schema", schema },
        privileges: ["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"],
      })),
    ]);
  }

  /** Lets the principal read and change the data of some layers, but not make or drop tables. */
  grantWrite(principal: Principal, layers: readonly Layer[] = LAYERS): Grant[] {
    return [
      ...this.grantRead(principal, layers),
      ...this.grantTo(
        principal,
        layers.map((schema) => ({
          securable: { type: "schema", schema },
          privileges: ["MODIFY", "WRITE_VOLUME"],
        })),
      ),
    ];
  }

  /** Lets the principal bring files. */
  grantDeliver(principal: Principal): Grant[] {
    const { schemaName: schema, name: volume } = this.landing;
    return this.grantTo(principal, [
      { securable: { type: "catalog" }, privileges: ["USE_CATALOG"] },
      { securable: { type: "schema", schema }, privileges: ["USE_SCHEMA"] },
      { securable: { type: "volume", schema, volume }, privileges: ["READ_VOLUME", "WRITE_VOLUME"] },
    ]);
  }

  /** Lets the principal do everything, and grant it to others. */
  grantManage(principal: Principal): Grant[] {
    // ALL_PRIVILEGES would swallow the others and make the provider wait for a state that never comes.
    return this.grantTo(principal, [
      {
        securable: { type: "catalog" },
        privileges: [
          ...["APPLY_TAG", "BROWSE", "CREATE_FUNCTION", "CREATE_MODEL", "CREATE_SCHEMA", "CREATE_TABLE"],
          ...["CREATE_VOLUME", "EXECUTE", "MANAGE", "MODIFY", "READ_VOLUME", "SELECT", "USE_CATALOG"],
          ...["USE_SCHEMA", "WRITE_VOLUME"],
        ],
      },
    ]);
  }

  private target(securable: Securable): GrantTarget {
    switch (securable.type) {
      case "catalog":
        return { type: "catalog", fullName: this.name, resource: this.resource };
      case "schema":
        return this.schemaNamed(securable.schema).grantTarget;
      case "volume":
        return this.volume(`${securable.schema}.${securable.volume}`).grantTarget;
    }
  }

  private schemaNamed(name: string): CatalogSchema {
    const schema = this.schemas.get(name);
    if (schema === undefined) throw unknownSchema(this.node.path, name, LAYERS);
    return schema;
  }
}
