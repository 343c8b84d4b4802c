import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { ManagedIdentity } from "../../../constructs/azure/managed-identity";
import { ManagedIdentityPrincipal } from "../../../constructs/databricks/managed-identity-principal";
import { accessControl } from "../../../constructs/databricks/principal";
import { resolved } from "../../helpers/synth";
import { synthesiseDatabricks } from "./workbench";

test("the workspace knows the identity by its application id, and takes over one that is left", () => {
  expect.assertions(4);
  const synth = synthesiseDatabricks((stack) => {
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const resourceGroup = new ResourceGroup(stack, "group", { name: "rg-test", location: "westeurope" });
    const identity = new ManagedIdentity(stack, "identity", { resourceGroup, tags: {}, name: "id-robot" });
    const principal = new ManagedIdentityPrincipal(stack, "robot", { identity });
    const { permissionLevel, servicePrincipalName } = accessControl(principal, "CAN_MANAGE_RUN");
    expect(principal.displayName).toBe("id-robot");
    expect(permissionLevel).toBe("CAN_MANAGE_RUN");
    expect(resolved(stack, servicePrincipalName ?? "")).toBe(
      "${databricks_service_principal.robot_principal_12D02326.application_id}",
    );
  });
  expect(synth.single("databricks_service_principal")).toEqual({
    application_id: "${azurerm_user_assigned_identity.identity_F3F6CF43.client_id}",
    display_name: "id-robot",
    workspace_access: true,
    force: true,
  });
});
