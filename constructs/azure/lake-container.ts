import type { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { Construct } from "constructs";
import { pathOutsideContainer } from "../errors";

export interface LakeContainerProps {
  /** Name of the container: 3 to 63 lower-case letters, digits or single hyphens. */
  readonly name: string;
  /** The account that holds it. */
  readonly account: StorageAccount;
  /** The account's name as it is known at synth. */
  readonly accountName: string;
  /** Whether Terraform refuses to destroy it. */
  readonly preventDestroy: boolean;
}

/** One container of a lake, and the addresses of what is in it. */
export class LakeContainer extends Construct {
  readonly name: string;
  readonly container: StorageContainer;
  /**
   * Address of the container, such as `abfss://gold@account.dfs.core.windows.net`, spelt out rather than
   * referenced: what reads a synthesised stack sees the same text that Azure does. It therefore orders nothing
   * by itself: who uses it in another stack depends on the stack that makes the lake.
   */
  readonly url: string;

  constructor(scope: Construct, id: string, props: LakeContainerProps) {
    super(scope, id);
    this.name = props.name;
    this.url = `abfss://${props.name}@${props.accountName}.dfs.core.windows.net`;
    this.container = new StorageContainer(this, "resource", {
      name: props.name,
      // By the account's id the container is made through Azure's management interface; by its name it would be
      // made through the storage itself, which a closed network does not let the deployer reach.
      storageAccountId: props.account.id,
      containerAccessType: "private",
      lifecycle: { preventDestroy: props.preventDestroy },
    });
  }

  /** Azure id of the container, for roles that end at it. */
  get id(): string {
    return this.container.id;
  }

  /**
   * Address of a folder in the container, such as `abfss://gold@account.dfs.core.windows.net/managed`.
   *
   * @throws ConstructError when the path is absolute, empty or leaves the container.
   */
  at(path: string): string {
    const safe = path.split("/").every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part));
    if (!safe) throw pathOutsideContainer(this.node.path, path);
    return `${this.url}/${path}`;
  }
}
