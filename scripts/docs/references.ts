import { resourcesOf, type Stack } from "./synthesis";

/** An address and the stack that it belongs to. */
export interface Reference {
  readonly stack: string;
  readonly address: string;
}

const REMOTE = /data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/g;
const LOCAL = /(?:data\.)?\b(?:azurerm|databricks)_[a-z_]+\.[A-Za-z][\w-]*/g;

/** Arguments that name something of another stack by the name that it has, rather than by reference. */
const BY_NAME = new Set(["catalog", "schema", "volume", "credential", "scope", "principal", "group_name"]);
const BY_URL = new Set(["url", "storage_root", "storage_location"]);
/** What orders, and what cdktf notes for people. */
const IGNORED = new Set(["depends_on", "//"]);

/** Finds what the arguments of resources refer to, in their own stack and in others. */
export class References {
  private readonly byName = new Map<string, Reference>();
  private readonly locations: (Reference & { readonly url: string })[] = [];
  private readonly accounts = new Map<string, Reference>();

  constructor(private readonly stacks: ReadonlyMap<string, Stack>) {
    for (const [stack, content] of stacks) {
      for (const { address, properties, type } of resourcesOf(content)) {
        const names = ["catalog_name", "schema_name", "name", "display_name"].flatMap((key) => {
          const value = properties[key];
          return typeof value === "string" ? [value] : [];
        });
        const reference = { stack, address };
        if (/^databricks_(catalog|schema|volume|credential|secret_scope|group)$/.test(type))
          this.byName.set(names.join("."), reference);
        if (type === "azurerm_storage_account") this.accounts.set(names.join("."), reference);
        if (type === "databricks_external_location") {
          this.locations.push({ ...reference, url: String(properties["url"]) });
        }
      }
    }
  }

  /** What a value refers to, each once. */
  of(value: unknown, stack: string, key = ""): readonly Reference[] {
    const found = this.all(value, stack, key);
    return [...new Map(found.map((each) => [`${each.stack} ${each.address}`, each])).values()];
  }

  private all(value: unknown, stack: string, key: string): readonly Reference[] {
    if (typeof value === "string") return this.inText(value, stack, key);
    if (Array.isArray(value)) return value.flatMap((each) => this.all(each, stack, key));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      IGNORED.has(name) ? [] : this.all(each, stack, name),
    );
  }

  private inText(text: string, stack: string, key: string): readonly Reference[] {
    const remote = [...text.matchAll(REMOTE)].flatMap(([, there = "", output = ""]) =>
      this.all(this.stacks.get(there)?.output[output]?.value, there, ""),
    );
    const local = [...text.replaceAll(REMOTE, "").matchAll(LOCAL)].map(([address]) => ({ stack, address }));
    const named = BY_NAME.has(key) ? this.byName.get(text) : undefined;
    const located = BY_URL.has(key) ? this.atUrl(text, key) : undefined;
    return [...remote, ...local, ...[named, located].filter((each) => each !== undefined)];
  }

  /** An external location is on its storage account; everything else lies in an external location. */
  private atUrl(url: string, key: string): Reference | undefined {
    if (key !== "url") return this.locations.find((location) => url.startsWith(location.url));
    return this.accounts.get(/^abfss:\/\/[^@]+@([^.]+)\./.exec(url)?.[1] ?? "");
  }
}
