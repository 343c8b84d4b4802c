import type { Activity, ActivityPolicy } from "./activity";
import type { BinaryDataset } from "./binary-dataset";
import type { Expression } from "./expression";

/** What the factory's JSON is made of. */
type Json = boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

const READ = { type: "AzureBlobStorageReadSettings" };
const FORMAT = { type: "BinaryReadSettings" };

/** An activity as the factory's own JSON has it. */
export function renderActivity(activity: Activity): JsonObject {
  return {
    name: activity.name,
    description: activity.description,
    type: activity.type,
    dependsOn: (activity.dependsOn ?? []).map(({ name }) => ({
      activity: name,
      dependencyConditions: ["Succeeded"],
    })),
    userProperties: [],
    ...renderKind(activity),
  };
}

function renderKind(activity: Activity): JsonObject {
  switch (activity.type) {
    case "GetMetadata":
      return {
        policy: renderPolicy(activity.policy),
        typeProperties: {
          dataset: renderDataset(activity.folder),
          // Asked whether it exists, a folder that does not is an answer and no failure.
          fieldList: ["exists", "childItems"],
          storeSettings: { ...READ, enablePartitionDiscovery: false },
          formatSettings: FORMAT,
        },
      };
    case "Filter":
      return {
        typeProperties: {
          items: renderExpression(activity.items),
          condition: renderExpression(activity.condition),
        },
      };
    case "ForEach":
      return {
        typeProperties: {
          items: renderExpression(activity.items),
          isSequential: false,
          batchCount: activity.batchCount,
          activities: activity.activities.map(renderActivity),
        },
      };
    case "Copy": {
      const file = renderExpression(activity.file);
      return {
        policy: renderPolicy(activity.policy),
        inputs: [{ ...renderDataset(activity.from), parameters: { file } }],
        outputs: [{ ...renderDataset(activity.to), parameters: { file } }],
        typeProperties: {
          source: {
            type: "BinarySource",
            storeSettings: { ...READ, recursive: false },
            formatSettings: FORMAT,
          },
          sink: { type: "BinarySink", storeSettings: { type: "AzureBlobStorageWriteSettings" } },
          enableStaging: false,
          validateDataConsistency: true,
        },
      };
    }
    case "IfCondition":
      return {
        typeProperties: {
          expression: renderExpression(activity.condition),
          ifTrueActivities: activity.then.map(renderActivity),
        },
      };
    case "DatabricksJob":
      return {
        policy: renderPolicy(activity.policy),
        linkedServiceName: { referenceName: activity.service.name, type: "LinkedServiceReference" },
        typeProperties: { jobId: activity.jobId },
      };
  }
}

function renderExpression({ text }: Expression): { readonly value: string; readonly type: "Expression" } {
  return { value: `@${text}`, type: "Expression" };
}

function renderDataset({ name }: BinaryDataset): {
  readonly referenceName: string;
  readonly type: "DatasetReference";
} {
  return { referenceName: name, type: "DatasetReference" };
}

function renderPolicy(policy: ActivityPolicy): JsonObject {
  return {
    timeout: renderMinutes(policy.timeoutMinutes),
    retry: policy.retries,
    retryIntervalInSeconds: policy.retrySeconds,
    secureInput: false,
    secureOutput: false,
  };
}

/** Minutes as `days.hours:minutes:seconds`. */
function renderMinutes(minutes: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${Math.floor(minutes / 1440)}.${two((minutes % 1440) / 60)}:${two(minutes % 60)}:00`;
}
