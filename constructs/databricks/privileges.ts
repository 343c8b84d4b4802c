import type { Securable } from "../../notebooks/kit/model";

/** What a privilege can be granted on: a catalog's tree, or a credential for services. */
export type SecurableType = Securable["type"] | "credential";

const SCHEMA_PRIVILEGES = [
  "ALL_PRIVILEGES",
  "APPLY_TAG",
  "CREATE_FUNCTION",
  "CREATE_MATERIALIZED_VIEW",
  "CREATE_MODEL",
  "CREATE_MODEL_VERSION",
  "CREATE_TABLE",
  "CREATE_VOLUME",
  "EXECUTE",
  "MANAGE",
  "MODIFY",
  "READ_VOLUME",
  "REFRESH",
  "SELECT",
  "USE_SCHEMA",
  "WRITE_VOLUME",
] as const;

// The provider sends any string, so that a misspelt privilege would fail only when it is applied.
const PRIVILEGES = {
  catalog: [...SCHEMA_PRIVILEGES, "BROWSE", "CREATE_SCHEMA", "USE_CATALOG"],
  schema: SCHEMA_PRIVILEGES,
  credential: ["ACCESS", "ALL_PRIVILEGES", "CREATE_CONNECTION", "MANAGE"],
  volume: ["ALL_PRIVILEGES", "APPLY_TAG", "MANAGE", "READ_VOLUME", "WRITE_VOLUME"],
} as const satisfies Record<SecurableType, readonly string[]>;

/** A privilege of Unity Catalog on one type of securable, in Terraform's spelling. */
export type Privilege<Type extends SecurableType> = (typeof PRIVILEGES)[Type][number];

/** Every privilege that a securable of this type has, sorted. */
export function privilegesOf(type: SecurableType): readonly string[] {
  return [...PRIVILEGES[type]].sort();
}
