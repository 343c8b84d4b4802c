import { z } from "zod";
import {
  PLACEHOLDER_ID,
  PLACEHOLDER_OWNER,
  email,
  groupName,
  quartz,
  resourceGroupName,
  shaped,
  storageAccountName,
  timezone,
  uuid,
} from "./formats";

/** The containers of every lake: one for arriving files and one per medallion layer. */
export const CONTAINERS = ["external-source", "bronze", "silver", "gold"] as const;
export type ContainerName = (typeof CONTAINERS)[number];

const storage = z
  .strictObject({
    replication: z
      .enum(["LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS"])
      .default("LRS")
      .describe(
        "How Azure copies the lake. Moving between LRS/GRS/RAGRS and ZRS/GZRS/RAGZRS replaces the account.",
      ),
    sharedKeys: z
      .boolean()
      .default(false)
      .describe("Whether the account accepts its access keys. Nothing in the platform needs them."),
    softDeleteDays: z
      .int()
      .min(1)
      .max(365)
      .default(7)
      .describe("Days for which deleted files and containers can be restored."),
  })
  .describe("The data lake.");

const language = z
  .strictObject({
    sku: z
      .enum(["F0", "S"])
      .default("S")
      .describe("Tier of the Language service. F0 is free, one per subscription."),
    authentication: z
      .enum(["key", "managed-identity"])
      .default("managed-identity")
      .describe("How tasks sign in to the service: a key in the vault, or the access connector's identity."),
  })
  .describe("Azure AI Language.");

const workers = z
  .strictObject({
    min: z.int().min(0).max(100).default(0).describe("Fewest workers; 0 with max 0 is a single node."),
    max: z.int().min(0).max(100).default(0).describe("Most workers."),
  })
  .describe("Workers of a classic cluster. A range autoscales.");

const compute = z
  .strictObject({
    mode: z
      .enum(["serverless", "classic"])
      .default("serverless")
      .describe(
        "What jobs run on. Tasks that call a service outside the workspace use classic compute in both modes.",
      ),
    runtime: shaped(
      /^(14\.[3-9]|1[5-9]\.\d+|[2-9]\d\.\d+)\.x-([a-z0-9-]+-)?scala2\.1[23]$/,
      "a Databricks Runtime of 14.3 LTS or newer, such as 17.3.x-scala2.13",
    )
      .default("17.3.x-scala2.13")
      .describe("Databricks Runtime of classic clusters."),
    nodeType: shaped(/^Standard_[A-Za-z0-9_]+$/, "an Azure VM size, such as Standard_D4ds_v5")
      .default("Standard_D4ds_v5")
      .describe("VM size of classic clusters, driver and workers alike."),
    photon: z
      .boolean()
      .default(false)
      .describe("Whether classic clusters run Photon. Serverless always does."),
    workers: workers.prefault({}),
    autoTerminationMinutes: z
      .int()
      .min(10)
      .max(1440)
      .default(20)
      .describe("Idle minutes after which an interactive cluster stops."),
  })
  .describe("Job and cluster compute.");

const warehouse = z
  .strictObject({
    size: z
      .enum([
        "2X-Small",
        "X-Small",
        "Small",
        "Medium",
        "Large",
        "X-Large",
        "2X-Large",
        "3X-Large",
        "4X-Large",
      ])
      .default("2X-Small")
      .describe("Size of one cluster of the SQL warehouse."),
    autoStopMinutes: z
      .int()
      .min(5)
      .max(1440)
      .default(10)
      .describe("Idle minutes after which the warehouse stops."),
    serverless: z.boolean().default(true).describe("Whether Databricks hosts the warehouse's compute."),
    maxClusters: z.int().min(1).max(30).default(1).describe("Most clusters that concurrent queries may add."),
  })
  .describe("The SQL warehouse.");

const trigger = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("manual").describe("The main job runs when someone starts it.") }),
    z.strictObject({
      kind: z.literal("scheduled").describe("The main job runs by the clock."),
      cron: quartz().default("0 0 6 ? * MON").describe("Quartz expression: seconds first."),
      timezone: timezone().default("UTC").describe("Time zone of the expression."),
    }),
  ])
  .describe("What starts the main jobs.");

const groups = z
  .strictObject({
    analysts: groupName().default("lakehouse-analysts").describe("Reads gold."),
    engineers: groupName().default("lakehouse-engineers").describe("Reads and repairs every layer."),
    admins: groupName().default("lakehouse-admins").describe("Owns the catalog and what is in it."),
  })
  .describe("Groups that receive rights. In mode managed the name of the environment is added to each.");

const identity = z
  .strictObject({
    mode: z
      .enum(["existing", "managed"])
      .default("existing")
      .describe("Groups are looked up (existing) or made through the Databricks account (managed)."),
    accountId: uuid().optional().describe("Databricks account id. Needed when the mode is managed."),
    azureDatabricksObjectId: uuid()
      .default(PLACEHOLDER_ID)
      .describe(
        "Object id of the AzureDatabricks application in the tenant, which reads the vault. " +
          "`az ad sp show --id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --query id` prints it.",
      ),
    deployerObjectId: uuid()
      .optional()
      .describe(
        "Object id of the group or application that deploys and may write secrets. " +
          "Left out, it is whoever is signed in: then nobody else can plan an environment that keeps a key.",
      ),
    groups: groups.prefault({}),
  })
  .describe("People and principals.");

const unityCatalog = z
  .strictObject({
    metastoreId: uuid()
      .optional()
      .describe("Metastore to assign. Left out, the region's own stays assigned."),
    catalogIsolation: z
      .enum(["OPEN", "ISOLATED"])
      .default("ISOLATED")
      .describe("Whether other workspaces of the metastore see the catalog."),
  })
  .describe("Unity Catalog.");

const protection = z
  .strictObject({
    preventDestroy: z.boolean().default(false).describe("Terraform refuses to destroy what holds data."),
    forceDestroy: z
      .boolean()
      .default(false)
      .describe("Destroying a catalog or workspace takes its contents along."),
    purgeSoftDeleted: z
      .boolean()
      .default(false)
      .describe("Destroying a vault or AI account frees its name at once instead of keeping it restorable."),
  })
  .describe("What a destroy may take.");

const monitoring = z
  .strictObject({
    logRetentionDays: z
      .int()
      .min(30)
      .max(730)
      .default(30)
      .describe("Days for which Log Analytics keeps logs."),
  })
  .describe("Logs.");

const budget = z
  .strictObject({
    monthlyAmount: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(100)
      .describe("Monthly limit in the currency of the bill."),
    alertPercents: z
      .array(z.int().min(1).max(1000))
      .min(1)
      .max(4)
      .default([50, 80, 100])
      .describe("Percentages of the limit that send an alert. The last one is also forecast."),
    contacts: z.array(email()).max(50).default([]).describe("Who is alerted. Empty means the owner."),
  })
  .describe("The resource group's budget.");

const notifications = z
  .strictObject({
    failureEmails: z
      .array(email())
      .max(50)
      .default([])
      .describe("Who hears of failed runs. Empty means the owner."),
  })
  .describe("Run notifications.");

const insights = z
  .strictObject({
    engine: z
      .enum(["language", "foundation-model"])
      .default("language")
      .describe(
        "What scores chats: the Language service (language), the same answer every time and cheap, " +
          "or a foundation model (foundation-model), which sees finer nuances.",
      ),
    modelEndpoint: shaped(
      /^[A-Za-z0-9]([\w-]{0,61}[A-Za-z0-9])?$/,
      "the name of a model serving endpoint: 1 to 63 letters, digits, hyphens or underscores",
    )
      .default("databricks-meta-llama-3-3-70b-instruct")
      .describe("Serving endpoint of the foundation model. Only asked when the engine is foundation-model."),
    delivery: z
      .enum(["manual", "blob-event"])
      .default("manual")
      .describe(
        "What starts the data factory's pipeline: someone (manual), or each file that arrives (blob-event).",
      ),
  })
  .describe("Customer chat insights.");

const state = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("local").describe("Terraform's state lies beside the project.") }),
    z.strictObject({
      kind: z.literal("azurerm").describe("Terraform's state lies in a blob container, locked by lease."),
      resourceGroup: resourceGroupName().describe("Resource group of the state's storage account."),
      storageAccount: storageAccountName().describe("Storage account of the state."),
      container: shaped(
        /^[a-z0-9](-?[a-z0-9]){2,62}$/,
        "3 to 63 lower-case letters, digits or single hyphens",
      )
        .default("tfstate")
        .describe("Container of the state."),
    }),
  ])
  .describe("Where Terraform keeps its state.");

export const configSchema = z
  .strictObject({
    environment: shaped(
      /^[a-z][a-z0-9]{1,7}$/,
      "2 to 8 lower-case letters or digits, starting with a letter",
    ).describe("Name of the environment; part of every name."),
    project: shaped(/^[a-z][a-z0-9]{2,11}$/, "3 to 12 lower-case letters or digits, starting with a letter")
      .default("lakehouse")
      .describe("Short name of the project; part of every name."),
    location: shaped(/^[a-z]{3,}[a-z0-9]*$/, "an Azure region without spaces, such as westeurope or eastus2")
      .default("westeurope")
      .describe("Azure region of everything."),
    subscriptionId: uuid()
      .default(PLACEHOLDER_ID)
      .describe("Azure subscription. ARM_SUBSCRIPTION_ID fills it in."),
    tenantId: uuid().default(PLACEHOLDER_ID).describe("Microsoft Entra tenant. ARM_TENANT_ID fills it in."),
    owner: email()
      .default(PLACEHOLDER_OWNER)
      .describe("Who answers for the platform: the owner tag and the default of every alert."),
    tags: z
      .record(
        shaped(/^[^<>%&\\?/]{1,128}$/, "1 to 128 characters without < > % & \\ ? /"),
        z.string().max(256),
      )
      .default({})
      .describe("Tags beyond project, environment, owner and managed-by."),
    storage: storage.prefault({}),
    language: language.prefault({}),
    compute: compute.prefault({}),
    warehouse: warehouse.prefault({}),
    ingestion: z
      .enum(["batch", "continuous"])
      .default("batch")
      .describe(
        "Files are ingested by the main job, everything available then stop, or by a job that never ends.",
      ),
    trigger: trigger.prefault({ kind: "manual" }),
    insights: insights.prefault({}),
    identity: identity.prefault({}),
    unityCatalog: unityCatalog.prefault({}),
    protection: protection.prefault({}),
    monitoring: monitoring.prefault({}),
    budget: budget.prefault({}),
    notifications: notifications.prefault({}),
    state: state.prefault({ kind: "local" }),
  })
  .describe("One environment of the lakehouse platform.");

/** Every setting of one environment, complete and checked. */
export type PlatformConfig = z.infer<typeof configSchema>;

/** What an environment's file writes down: only what differs from the defaults. */
export type PlatformConfigInput = z.input<typeof configSchema>;
