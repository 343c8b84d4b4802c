import { emit } from "../../../notebooks/kit/render/emit";
import { rawCustomers } from "../../../notebooks/retail/bronze";
import { orders } from "../../../notebooks/retail/silver";
import {
  city,
  daysBetween,
  isState,
  isZipCodePrefix,
  state,
  STATES,
  zipCodePrefix,
} from "../../../notebooks/retail/text";

const { customer_city: name, customer_zip_code_prefix: zip } = rawCustomers.columns;

test("times", () => {
  expect(emit(daysBetween(orders.columns.purchased_at, orders.columns.delivered_at))).toBe(
    "(unix_micros(`delivered_at`) - unix_micros(`purchased_at`)) / 86400000000.0D",
  );
});

test("postal codes", () => {
  expect(emit(zipCodePrefix(zip))).toBe(
    "CASE WHEN nullif(trim(`customer_zip_code_prefix`), '') RLIKE '^[0-9]{1,4}$' THEN lpad(nullif(trim(`customer_zip_code_prefix`), ''), 5, '0') ELSE nullif(trim(`customer_zip_code_prefix`), '') END",
  );
  expect(emit(isZipCodePrefix(zip))).toBe("`customer_zip_code_prefix` RLIKE '^[0-9]{5}$'");
});

test("the backslashes of cities and states reach SQL doubled, as its literals need them", () => {
  const plain =
    "trim(regexp_replace(translate(lower(`customer_city`), 'áàâãäéèêëíìîïóòôõöúùûüçñ´’`', 'aaaaaeeeeiiiiooooouuuucn\\'\\'\\''), '\\\\s+', ' '))";
  const short = `trim(regexp_replace(${plain}, '\\\\s*(/|\\\\\\\\| - |,|\\\\().*$', ''))`;
  expect(emit(city(name))).toBe(
    `initcap(CASE WHEN ${short} NOT RLIKE '[0-9@]' THEN nullif(${short}, '') END)`,
  );
  expect(emit(state(name)).startsWith(`CASE ${plain} WHEN 'acre' THEN 'AC' WHEN 'alagoas' THEN 'AL' `)).toBe(
    true,
  );
  expect(
    emit(state(name)).endsWith(" WHEN 'tocantins' THEN 'TO' ELSE upper(trim(`customer_city`)) END"),
  ).toBe(true);
});

test("Brazil has 26 states and a federal district", () => {
  expect(Object.keys(STATES)).toHaveLength(27);
  expect(new Set(Object.values(STATES)).size).toBe(27);
  expect(emit(isState(name))).toBe(
    "`customer_city` IN ('AC', 'AL', 'AM', 'AP', 'BA', 'CE', 'DF', 'ES', 'GO', 'MA', 'MG', 'MS', 'MT', 'PA', 'PB', 'PE', 'PI', 'PR', 'RJ', 'RN', 'RO', 'RR', 'RS', 'SC', 'SE', 'SP', 'TO')",
  );
});
