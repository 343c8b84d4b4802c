import { errors } from "./errors";
import { identifier } from "./identifier";

/** A Unity Catalog volume that tasks read files from or keep state in. */
export class Volume {
  /** Two-level name, such as `bronze.landing`. */
  readonly name: string;
  readonly schema: string;
  readonly volume: string;

  constructor(name: string) {
    const parts = name.split(".");
    const [schema, volume] = parts;
    if (parts.length !== 2 || schema === undefined || volume === undefined)
      throw errors.illegalVolumeName(name);
    this.name = name;
    this.schema = identifier(`volume("${name}")`, schema);
    this.volume = identifier(`volume("${name}")`, volume);
  }
}

/** Where files arrive; each workload has a folder of its own name in it. */
export const landing = new Volume("bronze.landing");

/** Where a data factory puts copies of what was delivered; each workload has a folder of its own name in it. */
export const arrivals = new Volume("bronze.arrivals");

/** Where streams keep what they have read; each workload has a folder of its own name in it. */
export const checkpoints = new Volume("bronze.checkpoints");
