import { createRequire } from "node:module";
import { join } from "node:path";
import type { MathTree } from "./graph/own/mathTree.js";
import { BUILT } from "./paths.js";

/** What of mathjs is used: it reads texts, and works nothing out. */
interface Mathjs {
  readonly parse: (text: string) => MathTree;
}

/** Where the build puts mathjs's reader, its numbers alone. */
const BUNDLE = join(BUILT, "mathjs.cjs");

let loaded: Mathjs | undefined;

/**
 * A text as mathjs reads it. What is read is nowhere evaluated. mathjs is loaded with the first text: it takes some 15 ms,
 * and most quizzes have none. Throws SyntaxError, its `char` the place counted from 1, for what mathjs cannot read.
 */
export function parseMath(text: string): MathTree {
  loaded ??= createRequire(BUNDLE)(BUNDLE) as Mathjs;
  return loaded.parse(text);
}
