import type { ITerraformDependable } from "cdktf";
import type { ServiceModel } from "../../notebooks/kit/model";
import { twoSecretScopes, undescribedService } from "./errors";
import type { Principal } from "./principal";
import type { SecretScope } from "./secret-scope";
import type { ServiceCredential } from "./service-credential";
import type { ServicePrincipal } from "./service-principal";

/** How jobs sign in to a service: the scope that holds its key, or the identity that needs none. */
export type SignIn = SecretScope | ServiceCredential;

/** Where a service is, and how jobs sign in to it. */
export interface ServiceAccess {
  /** Its address. */
  readonly endpoint: string;
  /** How jobs sign in to it. */
  readonly signIn: SignIn;
}

/** What jobs need to call services. */
export interface GrantedServices {
  /** What the jobs are told, by name: addresses, and how to sign in. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The rights to sign in. */
  readonly rights: readonly ITerraformDependable[];
}

const isCredential = (signIn: SignIn): signIn is ServiceCredential => "grantAccess" in signIn;

/** Lets a principal sign in. */
export function grantSignIn(signIn: SignIn, principal: Principal): ITerraformDependable {
  return isCredential(signIn) ? signIn.grantAccess(principal) : signIn.grantRead(principal);
}

/**
 * Lets a principal sign in to services, and says what its jobs must be told to find them.
 *
 * @throws ConstructError for a service that nobody describes, and for keys in more than one scope.
 */
export function grantServices(
  path: string,
  identity: ServicePrincipal,
  services: readonly ServiceModel[],
  described: Readonly<Record<string, ServiceAccess>>,
): GrantedServices {
  if (services.length === 0) return { parameters: {}, rights: [] };
  const parameters: Record<string, string> = { secret_scope: "" };
  const rights = services.map(({ name }) => {
    const access = described[name];
    if (access === undefined) throw undescribedService(path, name, Object.keys(described));
    const { endpoint, signIn } = access;
    parameters[`${name}_endpoint`] = endpoint;
    parameters[`${name}_credential`] = isCredential(signIn) ? signIn.name : "";
    if (!isCredential(signIn)) {
      const other = parameters["secret_scope"];
      if (other !== "" && other !== signIn.name) throw twoSecretScopes(path, [other ?? "", signIn.name]);
      parameters["secret_scope"] = signIn.name;
    }
    return grantSignIn(signIn, identity);
  });
  return { parameters, rights };
}
