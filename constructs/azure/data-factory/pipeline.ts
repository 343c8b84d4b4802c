import { DataFactoryPipeline } from "@cdktf/provider-azurerm/lib/data-factory-pipeline";
import { DataResource, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DataFactory } from "../data-factory";
import { replacedWith } from "../replacement";
import { type Activity, innerActivities } from "./activity";
import { checkActivities } from "./check-activities";
import { renderActivity } from "./render-activities";

export interface PipelineProps {
  readonly factory: DataFactory;
  /** Name of the pipeline in the factory: letters, digits and underscores. */
  readonly name: string;
  /** One sentence for people who watch the factory. */
  readonly description: string;
  /**
   * What a run can be told, with what it is told otherwise.
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The steps: an activity comes after those that it depends on. */
  readonly activities: readonly Activity[];
  /** Most runs at a time, 1 to 50. Further ones wait. */
  readonly concurrency: number;
}

/** Steps that run one after another. */
export class Pipeline extends Construct {
  readonly name: string;
  readonly factory: DataFactory;
  readonly resource: DataFactoryPipeline;

  /** @throws ConstructError for activities that the factory would refuse. */
  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id);
    const { activities, factory, parameters } = props;
    checkActivities(this.node.path, activities);
    this.name = props.name;
    this.factory = factory;
    const activitiesJson = JSON.stringify(activities.map(renderActivity));
    // The provider reads activities back with nulls that nobody wrote, and would change the pipeline at every
    // deploy. So it does not compare them: what was written is kept beside it, and another text replaces it.
    const written = new DataResource(this, "activities", { input: { activities: activitiesJson } });
    this.resource = new DataFactoryPipeline(this, "pipeline", {
      dataFactoryId: factory.id,
      name: props.name,
      description: props.description,
      ...(parameters !== undefined && { parameters: { ...parameters } }),
      activitiesJson,
      concurrency: props.concurrency,
      lifecycle: { ignoreChanges: ["activities_json"], ...replacedWith(written) },
      dependsOn: usedBy(activities),
    });
  }
}

/** Names are written out in the activities, so that a reader of the plan can tell them; the order is explicit. */
function usedBy(activities: readonly Activity[]): ITerraformDependable[] {
  const all = activities.flatMap((activity) => [activity, ...innerActivities(activity)]);
  const used = all.flatMap((activity): readonly ITerraformDependable[] => {
    switch (activity.type) {
      case "Copy":
        return [activity.from.resource, activity.to.resource];
      case "DatabricksJob":
        return [activity.service.resource];
      case "GetMetadata":
        return [activity.folder.resource];
      case "Filter":
      case "ForEach":
      case "IfCondition":
        return [];
    }
  });
  return [...new Set(used)];
}
