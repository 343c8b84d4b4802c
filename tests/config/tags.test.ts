import { loadConfig } from "../../config/load";
import { platformTags } from "../../config/tags";

test("own tags stand beside those of the platform", () => {
  const config = loadConfig("prod", {
    LAKEHOUSE_TAGS: "cost-center=42",
    LAKEHOUSE_OWNER: "data@contoso.com",
  });
  expect(platformTags(config)).toEqual({
    project: "lakehouse",
    environment: "prod",
    owner: "data@contoso.com",
    "managed-by": "terraform",
    "cost-center": "42",
  });
});
