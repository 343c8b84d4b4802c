import { type App, DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from "cdktf";

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A synthesised stack, read back as Terraform would read it. */
export class Synthesised {
  readonly json: JsonObject;

  constructor(readonly text: string) {
    this.json = JSON.parse(text) as JsonObject;
  }

  /** The resources of one type, by their address. */
  resources(type: string): Readonly<Record<string, JsonObject>> {
    return section(this.json, "resource", type);
  }

  /** The only resource of a type. Fails when there is none or another one. */
  single(type: string): JsonObject {
    const found = Object.values(this.resources(type));
    const [first] = found;
    if (first === undefined || found.length > 1)
      throw new Error(`expected one ${type}, found ${found.length}`);
    return first;
  }

  /** The resources of one type, by one of their properties, such as the name. */
  by(type: string, key: string): Readonly<Record<string, JsonObject>> {
    return Object.fromEntries(
      Object.values(this.resources(type)).map((found) => [textOf(found[key]), found]),
    );
  }

  /** The types of all resources. */
  get types(): readonly string[] {
    return Object.keys(section(this.json, "resource")).sort();
  }

  /** The arguments of a provider without an alias. */
  provider(name: string): Json | undefined {
    const found = section(this.json, "provider")[name];
    return Array.isArray(found) ? (found as readonly Json[])[0] : undefined;
  }

  get outputs(): Readonly<Record<string, JsonObject>> {
    return section(this.json, "output");
  }
}

/** A stack that `build` fills, synthesised with every validation on. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  return synthesiseStack((app) => {
    const stack = new TerraformStack(app, "test");
    build(stack);
    return stack;
  });
}

/** The stack that `make` returns, synthesised with every validation on. */
export function synthesiseStack(make: (app: App) => TerraformStack): Synthesised {
  return new Synthesised(Testing.synth(make(Testing.app()), true));
}

/** A value with its tokens turned into the references that Terraform reads. */
export function resolved(scope: TerraformStack, value: string): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

function section(json: JsonObject, ...keys: readonly string[]): Readonly<Record<string, JsonObject>> {
  let value: Json | undefined = json;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return isObject(value) ? (value as Readonly<Record<string, JsonObject>>) : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
