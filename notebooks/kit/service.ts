import { errors } from "./errors";
import { identifier } from "./identifier";

/** A service outside of the workspace that tasks call, such as a language model's endpoint. */
export class Service {
  /** Such as `language`. Its address is the job parameter `language_endpoint`. */
  readonly name: string;
  /** Key of its secret in the workload's scope, for environments that sign in with one. */
  readonly secret: string;

  constructor(name: string, props: { readonly secret: string }) {
    this.name = identifier(`service("${name}")`, name);
    if (!/^[0-9a-zA-Z-]{1,127}$/.test(props.secret)) throw errors.illegalSecret(name, props.secret);
    this.secret = props.secret;
  }
}

/** What jobs are told of a service: where it is, and the name of the credential where they sign in with one. */
export const serviceParameters = (name: string): readonly [endpoint: string, credential: string] => [
  `${name}_endpoint`,
  `${name}_credential`,
];

/**
 * Declares a service. Each environment says where it is and how jobs sign in: with a secret, or with an identity.
 * The same notebook serves both; a secret is read when it runs, and its value is never in an asset.
 */
export const service = (name: string, props: { readonly secret: string }): Service =>
  new Service(name, props);
