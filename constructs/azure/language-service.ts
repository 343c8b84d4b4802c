import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { Construct } from "constructs";
import { type Placement, placed } from "./placement";

export interface LanguageServiceProps extends Placement {
  /** Name of the account and its subdomain: 2 to 64 letters, digits or hyphens, unique in Azure. */
  readonly name: string;
  /** Tier; F0 is free, one per subscription. */
  readonly sku: "F0" | "S";
  /** Whether callers bring the account's key or their own identity. */
  readonly authentication: "key" | "managed-identity";
}

/** Azure AI Language: sentiment, key phrases, entities and personal data in text. */
export class LanguageService extends Construct {
  readonly account: CognitiveAccount;

  constructor(scope: Construct, id: string, props: LanguageServiceProps) {
    super(scope, id);
    this.account = new CognitiveAccount(this, "account", {
      ...placed(props),
      name: props.name,
      kind: "TextAnalytics",
      skuName: props.sku,
      // Sign-in with an identity works on a subdomain only, and changing one replaces the account.
      customSubdomainName: props.name,
      localAuthEnabled: props.authentication === "key",
    });
  }

  get id(): string {
    return this.account.id;
  }

  /** Address of the service, such as `https://name.cognitiveservices.azure.com/`. */
  get endpoint(): string {
    return this.account.endpoint;
  }

  /** The account's key: for a vault, never for an output. */
  get key(): string {
    return this.account.primaryAccessKey;
  }
}
