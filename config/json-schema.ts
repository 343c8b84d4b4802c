import { z } from "zod";
import { configSchema } from "./schema";

/** The configuration's JSON Schema for editors and other tools, as the text of a file. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { io: "input" });
  return `${JSON.stringify({ $schema, title: "PlatformConfig", ...schema }, undefined, 2)}\n`;
}
