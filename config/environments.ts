import dev from "./dev";
import prod from "./prod";
import type { PlatformConfigInput } from "./schema";

/** Every environment by name. A new one is a file beside this one and a line here. */
export const environments: Readonly<Record<string, PlatformConfigInput>> = { dev, prod };
