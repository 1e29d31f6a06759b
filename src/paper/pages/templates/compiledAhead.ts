import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { sha256 } from "../../../core/base/hash.js";
import { BUILT } from "../../../core/paths.js";

/** How every template is compiled: what it names has to be there. */
export const COMPILING = {
  strict: true,
  knownHelpers: {
    ...{
      t: true,
      prose: true,
      opening: true,
      inOutline: true,
      ofStudent: true,
      lineNumber: true,
      plain: true,
    },
    ...{
      page: true,
      inColumns: true,
      block: true,
      rows: true,
      row: true,
      items: true,
      item: true,
      cell: true,
    },
  },
} as const;

/** Where the build puts the built-in templates as it has compiled them, each by the SHA-256 of its text. */
const COMPILED = join(BUILT, "templates.cjs");

let all: Readonly<Record<string, object>> | undefined;

/**
 * What the build has made of a template, for `Handlebars.template`; undefined for a text that it did not see. To compile those
 * of a worksheet and its key takes a tenth of a second, in each thread.
 */
export function compiledAhead(text: string): object | undefined {
  all ??= existsSync(COMPILED) ? createRequire(COMPILED)(COMPILED) : {};
  return all?.[sha256(text)];
}
