/** What a deploy needs beyond what is written down. */
export const deployable: Readonly<Record<string, string>> = {
  ARM_SUBSCRIPTION_ID: "11111111-1111-1111-1111-111111111111",
  ARM_TENANT_ID: "22222222-2222-2222-2222-222222222222",
  LAKEHOUSE_OWNER: "owner@contoso.com",
  LAKEHOUSE_IDENTITY_AZURE_DATABRICKS_OBJECT_ID: "33333333-3333-3333-3333-333333333333",
  DATABRICKS_TOKEN: "given",
};
