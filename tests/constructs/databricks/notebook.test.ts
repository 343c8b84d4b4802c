import { Notebook } from "../../../constructs/databricks/notebook";
import type { NotebookAsset } from "../../../notebooks/kit/model";
import type { JsonObject } from "../../helpers/synth";
import { notebook } from "./shop-model";
import { synthesiseDatabricks } from "./workbench";

const uploaded = (asset: NotebookAsset): JsonObject =>
  synthesiseDatabricks((stack) => {
    new Notebook(stack, "orders", { asset, folder: "/Shared/lake/dev" });
  }).single("databricks_notebook");

test("a notebook is uploaded from a file and loses its extension", () => {
  expect(uploaded(notebook("silver_orders", "# Databricks notebook source\n"))).toEqual({
    path: "/Shared/lake/dev/silver_orders",
    language: "PYTHON",
    source: "assets/orders_source_file_9E13482C/67764E3D4F8B04997066D0CA95CB533E/silver_orders.py",
    depends_on: [],
  });
});

test("a SQL notebook says so", () => {
  const asset: NotebookAsset = { fileName: "answers.sql", language: "SQL", content: "SELECT 1" };
  const { language, path } = uploaded(asset);
  expect({ language, path }).toEqual({ language: "SQL", path: "/Shared/lake/dev/answers" });
});
