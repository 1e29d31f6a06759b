import { relative, resolve } from "node:path";
import type { Fault } from "../base/errors.js";
import type { Io } from "./io.js";

/** GitHub shows no more than ten errors of a step. */
const MOST = 10;

/**
 * Faults as workflow commands (`::error file=…,line=…::…`), which GitHub Actions shows at the lines of the files. Empty
 * elsewhere: of the logs of other services none is read for such lines.
 */
export function annotations(
  faults: readonly (Omit<Fault, "code"> & { readonly code: string })[],
  { env, cwd }: Pick<Io, "env" | "cwd">,
): string {
  if (env["GITHUB_ACTIONS"] !== "true") return "";
  const root = env["GITHUB_WORKSPACE"] ?? cwd;
  return faults
    .slice(0, MOST)
    .map(({ code, message, place }) => {
      const properties = [
        ...(place === undefined ? [] : [["file", relative(root, resolve(cwd, place.file))]]),
        ...(place?.line === undefined ? [] : [["line", String(place.line)]]),
        ...(place?.column === undefined ? [] : [["col", String(place.column)]]),
        ["title", `gradsheet ${code}`],
      ].map(([key, value = ""]) => `${key}=${property(value)}`);
      const path = place?.path ? `${place.path}: ` : "";
      return `::error ${properties.join(",")}::${data(path + message)}\n`;
    })
    .join("");
}

/** A command ends with its line, and a property at a colon or comma. */
const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
