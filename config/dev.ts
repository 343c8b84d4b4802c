import type { PlatformConfigInput } from "./schema";

// A trial subscription has 4 to 10 cores and someone who tears it down again: one node, nothing kept.
export default {
  environment: "dev",
  storage: { replication: "LRS" },
  language: { authentication: "key" },
  compute: { mode: "classic", photon: false, workers: { min: 0, max: 0 } },
  trigger: { kind: "manual" },
  insights: { delivery: "manual" },
  protection: { preventDestroy: false, forceDestroy: true, purgeSoftDeleted: true },
} satisfies PlatformConfigInput;
