import { setFlagsFromString } from "node:v8";

/**
 * V8's flags, each with the versions of Node.js that know it and gain by it; another Node.js is left as it is, for V8 complains
 * of a flag that it does not know on standard error. Flags are a whole process's: the command line alone sets them, never
 * the library or a server.
 */
const FLAGS = {
  // So many bytes of a function's code are run before it is compiled anew; V8 11 takes 68 kB.
  compileLater: { flag: "--interrupt-budget=700000", nodes: [20] },
  // So many bytes of other functions are written at most into one that is compiled anew; left to itself V8 takes 920.
  inlineLess: { flag: "--max-inlined-bytecode-size-cumulative=300", nodes: [20, 22] },
  // So much garbage, in per cent of what is in use, waits beside it; left to itself V8 lets three times as much wait.
  collectEarlier: { flag: "--heap-growing-percent=50", nodes: [20, 22, 24] },
} as const;

/** The flags that a Node.js of a version (`22.23.5`) is given. */
export const flagsFor = (node: string): string[] =>
  Object.values(FLAGS).flatMap((one) => (isFor(one, node) ? [one.flag] : []));

const isFor = ({ nodes }: { readonly nodes: readonly number[] }, node: string): boolean =>
  nodes.includes(Number.parseInt(node, 10));

const set = (name: keyof typeof FLAGS): void => {
  if (isFor(FLAGS[name], process.versions.node)) setFlagsFromString(FLAGS[name].flag);
};

/**
 * Has V8 compile later and less in this process and its threads. A set or an export runs thousands of functions some thousand
 * times each, and compiling them at their best does not come back: a tenth to a fifth of the processor time.
 */
export function compileLess(): void {
  set("compileLater");
  set("inlineLess");
}

/**
 * From now on this process collects its garbage before there is more of it than of what is in use, so that memory does not
 * grow with how long an export or a large set takes. It bounds what waits, not what is in use: nothing runs out of memory by it.
 */
export const collectEarlier = (): void => set("collectEarlier");
