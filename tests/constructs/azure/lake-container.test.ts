import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { TerraformStack } from "cdktf";
import { LakeContainer } from "../../../constructs/azure/lake-container";
import { ConstructError } from "../../../constructs/errors";
import { synthesiseAzure } from "../../helpers/azure";
import { type Synthesised, resolved } from "../../helpers/synth";

function synthContainer(use: (container: LakeContainer) => void): Synthesised {
  return synthesiseAzure((stack, { resourceGroup }) => {
    const account = new StorageAccount(stack, "account", {
      name: "lakehousedev1a2b3c",
      resourceGroupName: resourceGroup.name,
      location: "westeurope",
      accountTier: "Standard",
      accountReplicationType: "LRS",
    });
    const name = "external-source";
    const accountName = "lakehousedev1a2b3c";
    use(new LakeContainer(stack, "landing", { name, account, accountName, preventDestroy: true }));
  });
}

test("the container is private and made through the account's id", () => {
  const synth = synthContainer(() => undefined);
  expect(synth.single("azurerm_storage_container")).toEqual({
    name: "external-source",
    storage_account_id: "${azurerm_storage_account.account.id}",
    container_access_type: "private",
    lifecycle: { prevent_destroy: true },
  });
});

test("addresses are text that is known at synth", () => {
  expect.assertions(3);
  synthContainer((container) => {
    expect(container.name).toBe("external-source");
    expect(container.url).toBe("abfss://external-source@lakehousedev1a2b3c.dfs.core.windows.net");
    expect(container.at("landing/retail")).toBe(
      "abfss://external-source@lakehousedev1a2b3c.dfs.core.windows.net/landing/retail",
    );
  });
});

test("roles may end at the container", () => {
  expect.assertions(1);
  synthContainer((container) => {
    expect(resolved(TerraformStack.of(container), container.id)).toBe(
      "${azurerm_storage_container.landing_resource_63FFDBF5.id}",
    );
  });
});

test.each(["", "/", "/managed", "managed/", "a//b", "../silver", "a/./b", "a b", "a\nb", "a@b"])(
  "a folder %j is refused: it is no path inside the container",
  (path) => {
    expect(() => synthContainer((container) => container.at(path))).toThrow(
      new ConstructError(
        "test/landing",
        JSON.stringify(path),
        "a relative path of letters, digits, dots, hyphens and underscores between single slashes",
        "Leave out leading and trailing slashes, empty parts and parts of dots only.",
      ),
    );
  },
);
