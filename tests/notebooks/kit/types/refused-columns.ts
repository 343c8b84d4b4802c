/** What the types of contracts must refuse: the code of the compiler's error, then why. */
import { bronzeTable, decimal, type Expression, int, string, table } from "../../../../notebooks/kit";
import { people, sums } from "./compiles";

const two = { id: int().primaryKey(), at: string() };

export const refused = () => [
  // @ts-expect-error TS2322 a cluster key must be a column
  table("s.t", { comment: "Two.", columns: two, clusterBy: ["id", "att"] }),
  // @ts-expect-error TS2322 a column is made by a factory
  table("s.t", { comment: "Two.", columns: { id: "int" } }),
  // @ts-expect-error TS2345 every table has a comment
  table("s.t", { columns: two }),
  // @ts-expect-error TS2322 the only statement about personal data is that there is none
  table("s.t", { comment: "Two.", columns: two, pii: "some" }),
  // @ts-expect-error TS2353 bronze keeps what arrives: it has no expectations
  bronzeTable("s.t", { comment: "Two.", columns: two, expect: {} }),
  // @ts-expect-error TS2345 personal data has a fixed list of classes
  string().pii("mail"),
  // @ts-expect-error TS2345 a reference is lazy
  string().references(people.columns.id),
  // @ts-expect-error TS2345 precision is a number
  decimal("18", 2),
  // @ts-expect-error TS2554 a scale is needed
  decimal(18),
];

// @ts-expect-error TS2322 18,2 is not 18,4
export const otherScale: Expression<"decimal(18,4)"> = sums.columns.total;
// @ts-expect-error TS2322 an int is not a bigint
export const otherType: Expression<"bigint"> = sums.columns.id;
