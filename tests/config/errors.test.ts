import { ConfigError, formatConfigError, invalidConfig, notDeployable } from "../../config/errors";
import { loadConfig } from "../../config/load";

const problem = { path: "owner", got: "me", allowed: "an e-mail address", fix: "change owner" };

test("one problem is one problem", () => {
  expect(invalidConfig("dev", [problem]).headline).toBe('The configuration of "dev" has 1 problem.');
  expect(notDeployable("dev", [problem, problem]).headline).toBe(
    '"dev" can be synthesised but not deployed: it has 2 problems.',
  );
});

test("a value is shown as it was written, and a missing one as nothing", () => {
  const odd = { ...problem, got: 'a "quoted"\nline' };
  const missing = { ...problem, got: undefined };
  expect(formatConfigError(invalidConfig("dev", [odd, missing]))).toBe(
    [
      'The configuration of "dev" has 2 problems.',
      "",
      "  1. owner",
      '     got:     "a \\"quoted\\"\\nline"',
      "     allowed: an e-mail address",
      "     fix:     change owner",
      "",
      "  2. owner",
      "     got:     nothing",
      "     allowed: an e-mail address",
      "     fix:     change owner",
      "",
    ].join("\n"),
  );
});

test("the error reads as text", () => {
  expect.assertions(2);
  try {
    loadConfig("dev", { LAKEHOUSE_STORAGE_SOFT_DELETE_DAYS: "0", LAKEHOUSE_LOCATION: "West Europe" });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(formatConfigError(error)).toBe(
      [
        'The configuration of "dev" has 2 problems.',
        "",
        "  1. location",
        '     got:     "West Europe"',
        "     allowed: an Azure region without spaces, such as westeurope or eastus2",
        "     fix:     change or unset LAKEHOUSE_LOCATION",
        "",
        "  2. storage.softDeleteDays",
        "     got:     0",
        "     allowed: a whole number from 1 to 365",
        "     fix:     change or unset LAKEHOUSE_STORAGE_SOFT_DELETE_DAYS",
        "",
      ].join("\n"),
    );
    expect(error.message).toBe(formatConfigError(error));
  }
});
