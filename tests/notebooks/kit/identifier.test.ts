import { identifier, quoteIdentifier, quoteName } from "../../../notebooks/kit/identifier";

test.each(["a", "_a", "order_2", "x".repeat(255)])("%s is legal", (name) => {
  expect(identifier("path", name)).toBe(name);
});

test.each(["", "A", "2a", "a-b", "a b", "a\n", "a`", "ä", "a.b", "x".repeat(256)])("%j is not", (name) => {
  expect(() => identifier("path", name)).toThrow(
    `path: "${name}" is not a legal name; a name is a lower-case letter or underscore, then up to 254 lower-case letters, digits or underscores\n  Fix: rename it`,
  );
});

test("backticks quote, and are doubled", () => {
  expect(quoteIdentifier("a`b")).toBe("`a``b`");
  expect(quoteName("silver.orders")).toBe("`silver`.`orders`");
});
