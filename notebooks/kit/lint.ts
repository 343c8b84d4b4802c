import { errors } from "./errors";

/** What serverless and shared clusters do not have. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ["sparkContext", /\bsparkContext\b|\bSparkContext\b/],
  ["RDDs", /\.rdd\b|\.parallelize\(/],
  ["the JVM gateway (_jvm, _jdf, _jsc)", /\._j(?:vm|df|sc|sparkSession)\b/],
  ["cache() or persist()", /\.(?:cache|persist)\(\)|\.persist\(/],
  ["CACHE TABLE", /\bCACHE\s+(?:LAZY\s+)?TABLE\b/i],
];

/** Lines that split a notebook into cells or change a cell's language. */
const MARKUP = /^\s*# (?:MAGIC|COMMAND -|DBTITLE|Databricks notebook source)/;

/** Throws for Python code that cannot be a cell, or cannot run on serverless or shared clusters. Comments and docstrings count too. */
export function checkPortable(path: string, source: string): void {
  source.split("\n").forEach((text, index) => {
    if (MARKUP.test(text)) throw errors.notebookMarkup(path, index + 1);
    const found = FORBIDDEN.find(([, pattern]) => pattern.test(text));
    if (found !== undefined) throw errors.forbiddenCall(path, found[0], index + 1);
  });
}
