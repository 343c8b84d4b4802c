import { environments } from "../../config/environments";

test("every environment is listed under its own name", () => {
  expect(Object.entries(environments).map(([name, { environment }]) => [name, environment])).toEqual([
    ["dev", "dev"],
    ["prod", "prod"],
  ]);
});
