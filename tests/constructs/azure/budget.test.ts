import { Budget } from "../../../constructs/azure/budget";
import { synthesiseAzure } from "../../helpers/azure";

test("the budget alerts at each percentage, and when the highest is forecast", () => {
  const synth = synthesiseAzure((stack, { resourceGroup }) => {
    new Budget(stack, "budget", {
      name: "budget-lakehouse-dev",
      resourceGroup,
      monthlyAmount: 100,
      alertPercents: [50, 100],
      contacts: ["team@contoso.com"],
    });
  });
  const alert = { enabled: true, operator: "GreaterThanOrEqualTo", contact_emails: ["team@contoso.com"] };
  expect(synth.single("azurerm_consumption_budget_resource_group")).toEqual({
    name: "budget-lakehouse-dev",
    resource_group_id: "${azurerm_resource_group.group.id}",
    amount: 100,
    time_grain: "Monthly",
    // Terraform's clock, not this one's: the first of the month in which the budget is made.
    time_period: { start_date: "${formatdate(\"YYYY-MM-01'T'00:00:00Z\", plantimestamp())}" },
    notification: [
      { ...alert, threshold: 50, threshold_type: "Actual" },
      { ...alert, threshold: 100, threshold_type: "Actual" },
      { ...alert, threshold: 100, threshold_type: "Forecasted" },
    ],
    lifecycle: { ignore_changes: ["time_period"] },
  });
});
