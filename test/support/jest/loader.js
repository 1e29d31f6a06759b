import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withoutTypes } from "./kept.js";

/** The project's folder as a URL, its tests, and where code without types is kept; given by the runner. */
let given;

export function initialize(data) {
  given = data;
}

const GLOBALS = new URL("globals.js", import.meta.url).href;

/**
 * A test file comes as `?run=N`: the modules beside it under `test` are its own and take its `?run=N` over, those of the
 * sources are shared. A file that comes as `?own=N` has the sources to itself, too.
 */
export async function resolve(specifier, context, next) {
  const { parentURL: parent = "" } = context;
  if (!parent.startsWith(given.root) || parent.includes("/node_modules/")) return next(specifier, context);
  const [, query = ""] = /(\?.*)?$/.exec(parent.slice(given.root.length)) ?? [];
  if (specifier === "@jest/globals") return found(GLOBALS + query);
  if (!/^\.{1,2}\/.*\.js$/.test(specifier)) return next(specifier, context);
  const url = new URL(specifier.replace(/\.js$/, ".ts"), parent).href;
  if (!existsSync(fileURLToPath(url))) return next(specifier, context);
  return found(url.startsWith(given.tests) || query.startsWith("?own") ? url + query : url);
}

const found = (url) => ({ url, format: "module", shortCircuit: true });

export async function load(url, context, next) {
  const file = url.replace(/\?.*$/, "");
  if (!file.startsWith(given.root) || !file.endsWith(".ts")) return next(url, context);
  return {
    format: "module",
    source: withoutTypes(given.kept, fileURLToPath(file)),
    shortCircuit: true,
  };
}
