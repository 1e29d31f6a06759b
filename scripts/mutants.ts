import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseSync } from "@swc/core";
import { stream } from "../src/core/base/random.js";

/**
 * Changes one operator or number of a source at a time, and runs the quick tests of its room: `npm run mutants -- --count 60
 * --seed 1`; `--list` says which without running anything. Prints what no test saw, and the share that was seen. Types are never changed, comments neither: the places
 * are those of the syntax tree. A change may be an equivalent one, which no test can see.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  graph: ["test/core/graph/", "marking/imprecise", "marking/cheapCredit", "marking/byHand"],
  marking: [
    "imprecise",
    "cheapCredit",
    "byHand",
    "chosen",
    "free",
    "readNumber",
    "localSlopes",
    "written",
  ].map((name) => `marking/${name}.test`),
  generator: ["checks", "mistakes", "makeSheet", "points", "totalPoints", "choices", "fixedEnds"].map(
    (name) => `generator/${name}.test`,
  ),
};

/** What stands in an operator's place. */
const OTHERS: Readonly<Record<string, string>> = {
  ...{ "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===" },
  ...{ "&&": "||", "||": "&&", "??": "&&", "+": "-", "-": "+", "*": "/", "/": "*" },
};

interface Mutant {
  readonly file: string;
  readonly tests: readonly string[];
  readonly line: number;
  readonly change: string;
  readonly text: string;
}

interface Spanned {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
}

const isSpanned = (value: object): value is Spanned => "type" in value && "span" in value;

/** Every one-place change of a file. */
function mutantsOf(file: string, tests: readonly string[]): Mutant[] {
  const source = readFileSync(file);
  const tree = parseSync(source.toString(), { syntax: "typescript", target: "es2022" });
  // Places are counted on from the files that were read before, in bytes.
  const base = tree.span.end - Buffer.byteLength(source.toString().trimEnd());
  const made: Mutant[] = [];
  const put = (start: number, end: number, by: string): void => {
    const [from, to] = [start - base, end - base];
    const [before, old, after] = [source.subarray(0, from), source.subarray(from, to), source.subarray(to)];
    if (!/^(true|false|[\d._e-]+|[!<>=&|?+*/-]+)$/.test(old.toString()))
      throw new Error(`${file}: "${old}" is no operator and no number`);
    made.push({
      ...{ file, tests, change: `${old} → ${by === "" ? "nothing" : by}` },
      line: before.toString().split("\n").length,
      text: `${before}${by}${after}`,
    });
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (isSpanned(node)) {
      if (node.type.startsWith("Ts") && !node.type.endsWith("Expression")) return;
      const { left, right, operator, value } = node as Spanned &
        Readonly<Partial<Record<"left" | "right" | "operator" | "value", unknown>>>;
      if (node.type === "BinaryExpression" && isOperand(left) && isOperand(right)) {
        const other = OTHERS[String(operator)];
        const between = source.subarray(left.span.end - base, right.span.start - base).toString();
        const at = left.span.end + between.indexOf(String(operator));
        if (other !== undefined && /^[\s()]*\S+[\s()]*$/.test(between))
          put(at, at + String(operator).length, other);
      }
      if (node.type === "UnaryExpression" && operator === "!") put(node.span.start, node.span.start + 1, "");
      if (node.type === "NumericLiteral" && typeof value === "number")
        put(node.span.start, node.span.end, String(value === 0 ? 1 : value * 2));
      if (node.type === "BooleanLiteral") put(node.span.start, node.span.end, String(value !== true));
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(tree);
  return made;
}

const isOperand = (value: unknown): value is Spanned =>
  typeof value === "object" && value !== null && isSpanned(value);

/** Whether the tests fail, or do not end. */
const fail = (tests: readonly string[]): boolean =>
  spawnSync("npx", ["jest", "--bail", "--silent", ...tests], { timeout: 240_000, stdio: "ignore" }).status !==
  0;

function isSeen({ file, tests, text }: Mutant): boolean {
  const source = readFileSync(file);
  try {
    writeFileSync(file, text);
    return fail(tests);
  } finally {
    writeFileSync(file, source);
  }
}

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    list: { type: "boolean", default: false },
  },
});
const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).sort();
const all = Object.entries(ROOMS).flatMap(([room, tests]) => {
  // Where they fail as it is, every change would count as seen.
  if (!values.list && fail(tests)) throw new Error(`the tests of ${room} fail before anything is changed`);
  const isOfRoom = new RegExp(`(^|[/\\\\])${room}[/\\\\][^/\\\\]+\\.ts$`);
  return sources
    .filter((file) => isOfRoom.test(file) && !file.includes("pages"))
    .flatMap((file) => mutantsOf(join("src", file), tests));
});
const drawn = stream("mutants", values.seed).shuffle(all).slice(0, Number(values.count));
let seen = 0;
for (const [k, mutant] of drawn.entries()) {
  if (values.list) {
    console.log(`${mutant.file}:${mutant.line} ${mutant.change}`);
    continue;
  }
  const dies = isSeen(mutant);
  if (dies) seen++;
  console.log(`${k + 1} ${dies ? "seen" : "SURVIVES"} ${mutant.file}:${mutant.line} ${mutant.change}`);
}
if (!values.list)
  console.log(`${seen} of ${drawn.length} seen, drawn from ${all.length} with seed ${values.seed}`);
