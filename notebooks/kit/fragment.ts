import type { SqlType } from "./sql-type";
import type { AnyTable } from "./table";
import type { PythonFunction } from "./python-function";
import type { Cte } from "./query";

/** A value that becomes a SQL literal. */
export type Literal = string | number | boolean | null;

/** What a fragment is made of. Nothing is escaped before a renderer asks for text. */
export type SqlNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "table"; readonly table: AnyTable; readonly alias?: string; readonly edge: boolean }
  | { readonly kind: "cte"; readonly cte: Cte; readonly alias: string }
  | { readonly kind: "view"; readonly name: string; readonly alias: string }
  | {
      readonly kind: "rows";
      readonly alias: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Literal[])[];
    }
  | { readonly kind: "function"; readonly function: PythonFunction }
  | {
      readonly kind: "column";
      readonly owner: string | undefined;
      readonly table: AnyTable | undefined;
      readonly name: string;
    };

/** A piece of SQL: text, literals, and references to tables and columns. */
export class Fragment {
  readonly nodes: readonly SqlNode[];

  constructor(nodes: readonly SqlNode[]) {
    this.nodes = nodes;
  }
}

/** A fragment that is a value of a known SQL type. */
export class Expression<out T extends SqlType = SqlType> extends Fragment {
  readonly type: T;

  constructor(type: T, nodes: readonly SqlNode[]) {
    super(nodes);
    this.type = type;
  }
}
