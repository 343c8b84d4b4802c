import type { PlatformConfigInput } from "./schema";

export default {
  environment: "prod",
  storage: { replication: "GRS", sharedKeys: false, softDeleteDays: 30 },
  language: { authentication: "managed-identity" },
  compute: { mode: "classic", photon: true, workers: { min: 1, max: 4 } },
  warehouse: { size: "Small", maxClusters: 3 },
  trigger: { kind: "scheduled", cron: "0 0 6 ? * MON", timezone: "UTC" },
  insights: { delivery: "blob-event" },
  protection: { preventDestroy: true, forceDestroy: false, purgeSoftDeleted: false },
  monitoring: { logRetentionDays: 90 },
  budget: { monthlyAmount: 2000 },
} satisfies PlatformConfigInput;
