import type { z } from "zod";
import { sha256 } from "../base/hash.js";
import { readDocument, type SourceDocument } from "../parse/document.js";
import { parseWith } from "../parse/schema.js";
import type { Accepted, Rule, Scheme } from "./scheme.js";
import { schemeSchema } from "./schemeSchema.js";

type Written = z.output<typeof schemeSchema>;

/** Reads a scheme file, YAML or JSON. Throws one error that has all of its faults, each with its place. */
export function parseScheme(text: string, file: string): { scheme: Scheme; document: SourceDocument } {
  const document = readDocument(text, file);
  const written = parseWith(schemeSchema, document);
  const scheme: Scheme = {
    hash: sha256(text),
    marking: Object.fromEntries(
      Object.entries({ ...written.marking, inferred: written.inferred }).filter(
        ([, share]) => share !== undefined,
      ),
    ),
    points: rulesOf("points", written.points ?? {}, (points) => points),
    voids: voidsOf(written.void ?? []),
    accepts: rulesOf("accept", written.accept ?? {}, (accepted) => [accepted].flat().map(acceptedOf)),
    overrules: (written.overrule ?? []).map(({ answer, ...says }, k) => ({
      name: answer,
      path: ["overrule", k],
      says,
    })),
  };
  return { scheme, document };
}

const rulesOf = <T, U>(key: string, written: Readonly<Record<string, T>>, read: (one: T) => U): Rule<U>[] =>
  Object.entries(written).map(([name, one]) => ({ name, path: [key, name], says: read(one) }));

function voidsOf(written: NonNullable<Written["void"]>): Scheme["voids"] {
  if (!Array.isArray(written)) return rulesOf("void", written, (how) => how);
  return written.map((name, k) => ({ name, path: ["void", k], says: "full" }));
}

function acceptedOf(written: number | string | { from: number; to: number }): Accepted {
  if (typeof written === "number") return { kind: "number", value: written };
  return typeof written === "string" ? { kind: "text", text: written } : { kind: "range", ...written };
}
