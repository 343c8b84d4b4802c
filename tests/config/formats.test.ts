import { email, groupName, resourceGroupName, storageAccountName, uuid } from "../../config/formats";

test.each([
  ["uuid", uuid(), "1b4e28ba-2fa1-11d2-883f-0016d3cca427"],
  ["e-mail", email(), "first.last+tag@sub.contoso.com"],
  ["group", groupName(), "Sales & Analysts (EMEA)"],
  ["resource group", resourceGroupName(), "rg-state_1.(x)"],
  ["storage account", storageAccountName(), "state123"],
])("%s: %s is accepted", (_, format, text) => {
  expect(format.safeParse(text)).toEqual({ success: true, data: text });
});

test.each([
  ["uuid", uuid(), "1B4E28BA-2FA1-11D2-883F-0016D3CCA427"],
  ["uuid", uuid(), "1b4e28ba"],
  ["e-mail", email(), "contoso.com"],
  ["e-mail", email(), "a@contoso"],
  ["e-mail", email(), "a@contoso.com,b@contoso.com"],
  ["group", groupName(), " leading"],
  ["group", groupName(), "back`tick"],
  ["group", groupName(), ""],
  ["resource group", resourceGroupName(), "ends."],
  ["storage account", storageAccountName(), "Upper"],
  ["storage account", storageAccountName(), "ab"],
])("%s: %j is refused", (_, format, text) => {
  expect(format.safeParse(text).success).toBe(false);
});
