import { landing, workload } from "../kit";
import { answerBusinessQuestions, computeMonthlyCategoryRevenue } from "./answers";
import {
  cleanCategories,
  cleanCustomers,
  cleanOrderItems,
  cleanOrderPayments,
  cleanOrderReviews,
  cleanOrders,
  cleanProductAttributes,
  cleanSellers,
  translateProducts,
} from "./clean";
import { computeCustomer360 } from "./customer-360";
import { computeDimCustomers, computeDimDate, computeDimProducts, computeDimSellers } from "./dimensions";
import { computeFactOrders, computeFactSales } from "./facts";
import { ingestions } from "./ingest";

/** The Olist marketplace: files to bronze, silver, a star schema, and the answers to the business questions. */
export const retail = workload("retail", {
  description: "Olist marketplace: medallion, star schema and business answers.",
  sources: [landing],
  tasks: [
    ...ingestions,
    cleanCustomers,
    cleanOrders,
    cleanOrderItems,
    cleanOrderPayments,
    cleanOrderReviews,
    cleanProductAttributes,
    cleanCategories,
    translateProducts,
    cleanSellers,
    computeDimDate,
    computeDimCustomers,
    computeDimProducts,
    computeDimSellers,
    computeFactOrders,
    computeFactSales,
    computeCustomer360,
    computeMonthlyCategoryRevenue,
    answerBusinessQuestions,
  ],
});
