import { z } from "zod";
import { shapes } from "./formats";

/** What a schema accepts, in words. Errors and the configuration reference show the same text. */
export function allowedText(schema: z.core.$ZodType): string {
  const shape = shapes.get(schema);
  if (shape !== undefined) return shape.allowed;
  if (schema instanceof z.ZodEnum) return schema.options.join(", ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].join(", ");
  if (schema instanceof z.ZodBoolean) return "true, false";
  if (schema instanceof z.ZodNumber) return `a whole number from ${schema.minValue} to ${schema.maxValue}`;
  if (schema instanceof z.ZodArray) return `a list, each ${allowedText(schema.element)}`;
  if (schema instanceof z.ZodRecord)
    return "names and values, written as team=data,cost-center=42 in a variable";
  if (schema instanceof z.ZodObject) return `a section with ${Object.keys(schema.shape).join(", ")}`;
  return "text";
}
