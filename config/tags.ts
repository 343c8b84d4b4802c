import type { PlatformConfig } from "./schema";

/** The tags that the platform sets itself; a configuration cannot take them over. */
export const RESERVED_TAGS = ["project", "environment", "owner", "managed-by"] as const;

/** The tags of every resource: whose it is, what it belongs to and that no hand should change it. */
export function platformTags(
  config: Pick<PlatformConfig, "project" | "environment" | "owner" | "tags">,
): Readonly<Record<string, string>> {
  const own: Record<(typeof RESERVED_TAGS)[number], string> = {
    project: config.project,
    environment: config.environment,
    owner: config.owner,
    "managed-by": "terraform",
  };
  return { ...config.tags, ...own };
}
