import { setFlagsFromString } from "node:v8";

/**
 * Has V8 compile later and less in this process and its threads. A set runs thousands of functions some thousand times each:
 * as V8 is set up, half a set of a hundred's processor time went to compiling, at their best, functions that the rest of the
 * set cannot pay for.
 */
export function calmCompiler(): void {
  // So many bytes of a function's code are run before it is compiled anew; V8 11 takes 132 kB.
  setFlagsFromString("--interrupt-budget=700000");
  // And so many bytes of other functions are written into it at most; V8 11 takes 920.
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
}
