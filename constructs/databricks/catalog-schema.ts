import { Construct } from "constructs";
import type { Catalog } from "@cdktf/provider-databricks/lib/catalog";
import { Schema } from "@cdktf/provider-databricks/lib/schema";
import type { GrantTarget } from "./grant-ledger";
import type { StorageRoot } from "./storage-access";

export interface CatalogSchemaProps {
  /** The catalog that the schema belongs to. */
  readonly catalog: Catalog;
  /** The catalog's name, known at synth. */
  readonly catalogName: string;
  /** Name of the schema. */
  readonly name: string;
  /** One sentence for people who browse the catalog. */
  readonly comment: string;
  /** The container that its managed tables and volumes lie in. */
  readonly root: StorageRoot;
  /** Whether a destroy takes the tables along. */
  readonly forceDestroy: boolean;
  /** Whether Terraform refuses to destroy it. */
  readonly preventDestroy: boolean;
}

/** A schema whose managed data lies in a container of its own. */
export class CatalogSchema extends Construct {
  readonly name: string;
  readonly catalogName: string;
  readonly resource: Schema;

  constructor(scope: Construct, id: string, props: CatalogSchemaProps) {
    super(scope, id);
    this.name = props.name;
    this.catalogName = props.catalogName;
    this.resource = new Schema(this, "schema", {
      // Names are written out, so that the plan and every reader of it can tell them; the order is explicit.
      catalogName: props.catalogName,
      name: props.name,
      comment: props.comment,
      storageRoot: props.root.container.at("managed"),
      forceDestroy: props.forceDestroy,
      lifecycle: { preventDestroy: props.preventDestroy },
      dependsOn: [props.catalog, props.root.location],
    });
  }

  get grantTarget(): GrantTarget {
    return { type: "schema", fullName: `${this.catalogName}.${this.name}`, resource: this.resource };
  }
}
