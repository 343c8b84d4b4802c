import {
  array,
  bigint,
  boolean,
  type Column,
  date,
  decimal,
  double,
  int,
  string,
  timestamp,
} from "../../../notebooks/kit";
import { orders } from "./shop";

test.each<[Column, string]>([
  [string(), "string"],
  [int(), "int"],
  [bigint(), "bigint"],
  [double(), "double"],
  [boolean(), "boolean"],
  [date(), "date"],
  [timestamp(), "timestamp"],
  [decimal(18, 2), "decimal(18,2)"],
  [decimal(1, 0), "decimal(1,0)"],
  [decimal(38, 38), "decimal(38,38)"],
  [array(string()), "array<string>"],
  [array(array(decimal(10, 4))), "array<array<decimal(10,4)>>"],
])("%# a column of type %s", (column, type) => {
  expect(column.type).toBe(type);
});

const NOTHING = { nullable: true, key: false, comment: undefined, pii: undefined, references: undefined };

test("a column may be null and says nothing else, until it is told", () => {
  expect(int().options).toEqual(NOTHING);
  expect(int().notNull().options).toEqual({ ...NOTHING, nullable: false });
  expect(int().primaryKey().options).toEqual({ ...NOTHING, nullable: false, key: true });
  expect(int().comment("Pieces.").options).toEqual({ ...NOTHING, comment: "Pieces." });
  expect(string().pii("email").options).toEqual({ ...NOTHING, pii: "email" });
});

test("a declaration never changes: every method gives a new one", () => {
  const plain = string();
  const target = () => orders.columns.id;
  const full = plain.primaryKey().comment("Order.").pii("identifier").references(target);
  expect(full.options).toEqual({
    nullable: false,
    key: true,
    comment: "Order.",
    pii: "identifier",
    references: target,
  });
  expect(plain.options).toEqual(NOTHING);
});
