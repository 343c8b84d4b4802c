import { z } from "zod";

/** Stands in for an id that no one gave, so that a synth needs no Azure account. `requireDeployable` refuses it. */
export const PLACEHOLDER_ID = "00000000-0000-0000-0000-000000000000";

/** Stands in for the owner's address until someone gives one. Mail to example.com reaches nobody. */
export const PLACEHOLDER_OWNER = "platform-team@example.com";

/** What a schema accepts, in words, where its bounds alone do not say it. */
export const shapes = z.registry<{ readonly allowed: string }>();

/** A string of one shape. */
export function shaped(pattern: RegExp, allowed: string): z.ZodString {
  return z.string().regex(pattern).register(shapes, { allowed });
}

export const uuid = (): z.ZodString =>
  shaped(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    "a UUID in lower case, such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
  );

export const email = (): z.ZodString =>
  shaped(
    /^[^\s@"<>,;]+@[^\s@"<>,;]+\.[^\s@"<>,;.]+$/,
    "an e-mail address, such as data-platform@contoso.com",
  );

/** The name of a group in Microsoft Entra ID, which is also its name in Unity Catalog's grants. */
export const groupName = (): z.ZodString =>
  shaped(
    /^(?!\s)[^\r\n\t`"\\]{1,255}(?<!\s)$/,
    "1 to 255 characters without line breaks, quotes, backticks or backslashes",
  );

export const resourceGroupName = (): z.ZodString =>
  shaped(/^[\w.()-]{0,89}[\w()-]$/, "1 to 90 letters, digits, - _ . ( ), not ending with a full stop");

export const storageAccountName = (): z.ZodString =>
  shaped(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters or digits");

/**
 * Quartz wants the day of the month or the day of the week left open with `?`; nothing before the service itself
 * checks an expression, and `0 0 6 * * MON` looks right.
 */
export const quartz = (): z.ZodString =>
  shaped(
    /^([\d*,/-]+ ){3}([\d*,/LW-]+ [\dA-Z*,/-]+ \?|\? [\dA-Z*,/-]+ [\dA-Z*,/L#-]+)( [\d*,/-]+)?$/,
    "a Quartz expression of 6 or 7 fields with ? as the day of the month or of the week, such as 0 0 6 ? * MON",
  );

export const timezone = (): z.ZodString =>
  z
    .string()
    .refine(isTimezone)
    .register(shapes, { allowed: "an IANA time zone, such as UTC or Europe/Berlin" });

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
