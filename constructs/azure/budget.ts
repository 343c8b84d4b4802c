import {
  ConsumptionBudgetResourceGroup,
  type ConsumptionBudgetResourceGroupNotification,
} from "@cdktf/provider-azurerm/lib/consumption-budget-resource-group";
import type { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface BudgetProps {
  /** Name of the budget. */
  readonly name: string;
  /** The group whose costs count. Budgets take no tags. */
  readonly resourceGroup: ResourceGroup;
  /** Monthly limit in the currency of the bill. */
  readonly monthlyAmount: number;
  /** Percentages of the limit that send an alert, rising; Azure takes four beside the forecast. */
  readonly alertPercents: readonly number[];
  /** Who is alerted. */
  readonly contacts: readonly string[];
}

/** A monthly budget that alerts by e-mail. Azure stops nothing when it is spent. */
export class Budget extends Construct {
  readonly budget: ConsumptionBudgetResourceGroup;

  constructor(scope: Construct, id: string, props: BudgetProps) {
    super(scope, id);
    const alert = (
      threshold: number,
      thresholdType: "Actual" | "Forecasted",
    ): ConsumptionBudgetResourceGroupNotification => ({
      enabled: true,
      operator: "GreaterThanOrEqualTo",
      threshold,
      thresholdType,
      contactEmails: [...props.contacts],
    });
    const highest = Math.max(...props.alertPercents);
    this.budget = new ConsumptionBudgetResourceGroup(this, "budget", {
      name: props.name,
      resourceGroupId: props.resourceGroup.id,
      amount: props.monthlyAmount,
      timeGrain: "Monthly",
      // The start must lie in the current month. Read from the clock of the plan it is right whenever the budget
      // is made and leaves the synthesised stack the same; read again in a later month it would replace the
      // budget, so it is not read again.
      timePeriod: { startDate: Fn.formatdate("YYYY-MM-01'T'00:00:00Z", Fn.plantimestamp()) },
      notification: [
        ...props.alertPercents.map((percent) => alert(percent, "Actual")),
        alert(highest, "Forecasted"),
      ],
      lifecycle: { ignoreChanges: ["time_period"] },
    });
  }
}
