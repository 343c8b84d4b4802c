import { instant, isInstant, string, table, trimmed } from "../../../notebooks/kit";
import { emit } from "../../../notebooks/kit/render/emit";

const { a } = table("s.t", { comment: "One.", columns: { a: string() } }).columns;

test("text and times", () => {
  expect(emit(trimmed(a))).toBe("nullif(trim(`a`), '')");
  expect(emit(instant(a))).toBe("try_to_timestamp(nullif(trim(`a`), ''))");
  expect(emit(isInstant(a))).toBe(
    "nullif(trim(`a`), '') IS NULL OR try_to_timestamp(nullif(trim(`a`), '')) IS NOT NULL",
  );
});
