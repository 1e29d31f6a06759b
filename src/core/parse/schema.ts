import { distance } from "fastest-levenshtein";
import * as z from "zod";
import { type Fault, GradsheetError, MOST_FAULTS } from "../base/errors.js";
import type { Path, SourceDocument } from "./document.js";

/** A file's word to editors about which JSON Schema it keeps; nothing is done with it. */
export const schemaKey = z.string().optional();

/** The document's data as the schema's type. Throws a GradsheetError with the first 20 faults and their places. */
export function parseWith<S extends z.ZodType>(schema: S, document: SourceDocument): z.output<S> {
  const result = schema.safeParse(document.data, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const told = issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue) => faultsOf(issue, schema, document))
    .slice(0, MOST_FAULTS);
  const all = issues.reduce((sum, issue) => sum + countOf(issue), 0);
  throw new GradsheetError(told, told.length < MOST_FAULTS ? 0 : Math.max(0, all - told.length));
}

const countOf = (issue: z.core.$ZodIssue): number =>
  issue.code === "unrecognized_keys" ? issue.keys.length : 1;

/** `; did you mean "sigmoid"?` where a known word is near, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0];
  // "bias" for "biases" is further off than a slip of the keys, and yet near.
  const begun = known.find((one) => word.length >= 3 && one.startsWith(word));
  // "titel": two letters that changed places are one slip, and two changes to the distance.
  const swapped = known.find((one) => lettersOf(one) === lettersOf(word));
  const isNear = near !== undefined && near.far <= Math.max(1, Math.floor(word.length / 3));
  const meant = isNear ? near.one : (swapped ?? begun);
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

const lettersOf = (word: string): string => [...word.toLowerCase()].sort().join("");

/** Longer texts are quoted by their beginning. */
const MOST_QUOTED = 60;

/** A value as a reader would recognise it. */
function quote(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > MOST_QUOTED ? `${value.slice(0, MOST_QUOTED)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "a group of keys";
  return String(value);
}

const KINDS: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a group of keys",
  record: "a group of keys",
};

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType, document: SourceDocument): Fault[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const one = (code: Fault["code"], message: string): Fault[] => [
    { code, message, place: document.place(path) },
  ];
  const input = quote(issue.input);
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, path);
      return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
        code: "UNKNOWN_KEY",
        message: `unknown key ${quote(key)}${didYouMean(key, known) || `; the keys here are ${known.join(", ")}`}`,
        place: document.place(path, key),
      }));
    }
    case "invalid_type": {
      const kind = KINDS[issue.expected] ?? issue.expected;
      if (issue.input === undefined) return one("MISSING_KEY", `missing; it needs ${kind}`);
      const finite = typeof issue.input === "number" && !Number.isFinite(issue.input);
      return finite
        ? one("NOT_FINITE", `${input} is not a finite number`)
        : one("WRONG_TYPE", `${input} is not ${kind}`);
    }
    case "invalid_value": {
      const known = issue.values.map(String);
      if (issue.input === undefined) return one("MISSING_KEY", `missing; it is one of ${known.join(", ")}`);
      const hint = typeof issue.input === "string" ? didYouMean(issue.input, known) : "";
      return one("WRONG_VALUE", `${input} is none of ${known.join(", ")}${hint}`);
    }
    case "invalid_union":
      return faultsOfUnion(issue, schema, document);
    case "too_small":
      return one(
        "WRONG_VALUE",
        beyond(issue.input, "few", "small", "at least", issue.minimum, issue.inclusive),
      );
    case "too_big":
      return one(
        "WRONG_VALUE",
        beyond(issue.input, "many", "large", "at most", issue.maximum, issue.inclusive),
      );
    default:
      return one(issue.code === "custom" ? "WRONG_VALUE" : "WRONG_TYPE", issue.message);
  }
}

/** A list that is too short or too long, or a number that is too small or too large. */
function beyond(
  input: unknown,
  count: string,
  size: string,
  bound: string,
  limit: number | bigint,
  inclusive: boolean | undefined,
): string {
  const right =
    inclusive === false ? `${bound === "at least" ? "more" : "less"} than ${limit}` : `${bound} ${limit}`;
  return Array.isArray(input)
    ? `${input.length} is too ${count}; ${right}`
    : input === ""
      ? `"" is empty; it needs a text`
      : `${quote(input)} is too ${size}; ${right}`;
}

/** Of several ways to write a value, the faults of the way that was meant: the one that got furthest. */
function faultsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  schema: z.ZodType,
  document: SourceDocument,
): Fault[] {
  const meant = issue.errors.find((ways) =>
    ways.some(({ code, path }) => code === "unrecognized_keys" || path.length > 0 || code === "custom"),
  );
  if (meant !== undefined) {
    return meant.flatMap((inner) =>
      faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, schema, document),
    );
  }
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const words = issue.errors.flat().flatMap((inner) => {
    if (inner.code === "invalid_value") return inner.values.map(String);
    return inner.code === "invalid_type" ? [KINDS[inner.expected] ?? inner.expected] : [];
  });
  if (issue.input === undefined)
    return [
      {
        code: "MISSING_KEY",
        message: `missing; it needs ${words.join(" or ")}`,
        place: document.place(path),
      },
    ];
  const hint = typeof issue.input === "string" ? didYouMean(issue.input, words) : "";
  const message = `${quote(issue.input)} is none of ${words.join(", ")}${hint}`;
  return [{ code: "WRONG_VALUE", message, place: document.place(path) }];
}

/** The keys that an object schema takes at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    here = unwrap(here);
    if (here instanceof z.ZodObject) here = here.shape[String(part)];
    else if (here instanceof z.ZodArray) here = here.element;
    else if (here instanceof z.ZodRecord) here = here.valueType;
    else return [];
  }
  here = unwrap(here);
  return here instanceof z.ZodObject ? Object.keys(here.shape).filter((key) => !key.startsWith("$")) : [];
}

/** The schema inside optional, default and alternatives (of which the object counts). */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPipe) {
    return unwrap(schema instanceof z.ZodPipe ? schema.in : schema.unwrap());
  }
  if (schema instanceof z.ZodUnion)
    return unwrap(schema.options.find((one) => unwrap(one) instanceof z.ZodObject));
  return schema;
}
