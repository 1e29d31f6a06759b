import type { Definition } from "../../src/core/graph/definition.js";
import { roundingOf } from "../../src/core/graph/precision.js";
import type { Rounding } from "../../src/core/graph/rounding.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { printedLines } from "../../src/core/sheet/printedLines.js";
import { graphOfQuestion, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { ROUTES, workLine } from "./routes.js";

/** How many digits a number has more (fewer) than asked; `cut`: those behind are left off. */
export interface Written {
  readonly more: number;
  readonly cut?: true;
}

/** A way to work honestly: what is kept of a line and of what comes between inside it (all digits where not said), and what is written. */
export interface Honest {
  readonly lines?: Written;
  readonly steps?: Written;
  /** A local slope that is a number worked out before (of e^u by u, that is e^u) is rounded again as slopes are. */
  readonly slopes?: Written;
  readonly route?: keyof typeof ROUTES;
  /** Left out: as a computer prints it. */
  readonly written?: Written;
}

const ASKED: Written = { more: 0 };

/** Every one of these works rightly: none may lose a mark. */
export const HONEST = {
  "all digits kept, answers rounded": { written: ASKED },
  "all digits kept, answers cut": { written: { more: 0, cut: true } },
  "all digits kept, pasted as a computer prints them": {},
  "all digits kept, one digit more written": { written: { more: 1 } },
  "all digits kept, two digits more written": { written: { more: 2 } },
  "all digits kept, five digits more written": { written: { more: 5 } },
  "each line rounded": { lines: ASKED, written: ASKED },
  "each line cut": { lines: { more: 0, cut: true }, written: ASKED },
  "each line and each local slope rounded": { lines: ASKED, slopes: ASKED, written: ASKED },
  "each line and each local slope cut": {
    lines: { more: 0, cut: true },
    slopes: { more: 0, cut: true },
    written: ASKED,
  },
  "one guard digit kept, answers rounded": { lines: { more: 1 }, written: ASKED },
  "one guard digit kept and written": { lines: { more: 1 }, written: { more: 1 } },
  "two guard digits kept, answers rounded": { lines: { more: 2 }, written: ASKED },
  "two guard digits kept and written": { lines: { more: 2 }, written: { more: 2 } },
  "what comes between rounded too": { lines: ASKED, steps: ASKED, written: ASKED },
  "what comes between with a guard digit": { lines: { more: 1 }, steps: { more: 1 }, written: ASKED },
  "other algebra, answers rounded": { route: "other", written: ASKED },
  "other algebra, pasted": { route: "other" },
  "other algebra, each line rounded": { route: "other", lines: ASKED, written: ASKED },
  "other algebra, each line cut": { route: "other", lines: { more: 0, cut: true }, written: ASKED },
} as const satisfies Readonly<Record<string, Honest>>;

/** One digit too few: right as far as they go. */
export const SHORT = {
  "all digits kept, one digit too few written": { written: { more: -1 } },
  "all digits kept, cut one digit too early": { written: { more: -1, cut: true } },
} as const satisfies Readonly<Record<string, Honest>>;

/** One digit too few from the first line on: the last ones may have lost more than that. */
export const SHORT_THROUGHOUT: Honest = { lines: { more: -1 }, written: { more: -1 } };

/** The slopes of a line by one of its own operands. */
const LOCAL: ReadonlySet<string> = new Set(["node-slope", "local-weight", "local-activation"]);

/** The decimal text of a double cut or rounded by its digits, half away from zero; `null` keeps it. */
function shorten(value: number, rounding: Rounding, { more, cut }: Written): string {
  if (rounding === "exact" || !Number.isFinite(value)) return String(value);
  const [digits = "0", power = "0"] = Math.abs(value).toExponential(12).split("e");
  const exponent = Number(power);
  const all = digits.replace(".", "");
  const kept = "decimals" in rounding ? exponent + 1 + rounding.decimals + more : rounding.significant + more;
  const decimals = kept - 1 - exponent;
  const head = BigInt(kept > 0 ? all.slice(0, kept).padEnd(kept, "0") : "0");
  const next = kept < 0 ? "0" : (all[kept] ?? "0");
  const units = cut !== true && next >= "5" ? head + 1n : head;
  // 0.9998 has three figures as 1.00.
  if ("significant" in rounding && String(units).length > kept)
    return shorten(Math.sign(value) * 10 ** (exponent + 1), rounding, { more });
  const sign = value < 0 && units > 0n ? "-" : "";
  if (decimals <= 0) return `${sign}${units}${"0".repeat(-decimals)}`;
  const text = String(units).padStart(decimals + 1, "0");
  return `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** A sheet worked in a way; what is chosen is always known. What the paper prints as known is taken as it is printed. */
export function honestPaper(sheet: Sheet, way: Honest): Answers {
  return Object.fromEntries(sheet.questions.flatMap((question) => honestAnswers(question, sheet, way)));
}

function honestAnswers(question: Question, sheet: Sheet, way: Honest): [id: string, text: string][] {
  const graph = graphOfQuestion(question);
  const route = ROUTES[way.route ?? "usual"];
  const printed = printedLines(question, sheet, graph);
  const values = new Map(Object.entries(question.givens));
  const worth = (id: string): number => values.get(id) ?? Number.NaN;
  const shown = new Set(question.shown);
  const isCopiedSlope = ({ role, expression }: Definition): boolean =>
    LOCAL.has(role) && typeof expression === "string" && graph.byId.has(expression);
  for (const definition of graph.definitions) {
    const { id, expression } = definition;
    const rounding = roundingOf(graph, id, question.precision);
    const keep = (written: Written | undefined) => (value: number) =>
      written === undefined ? value : Number(shorten(value, rounding, written));
    if (shown.has(id)) values.set(id, printed.get(id) ?? Number.NaN);
    else if (way.slopes !== undefined && isCopiedSlope(definition))
      values.set(id, Number(shorten(worth(String(expression)), question.precision.gradients, way.slopes)));
    else values.set(id, keep(way.lines)(workLine(expression, worth, route, keep(way.steps))));
  }
  return question.answers.map(({ id, kind, quantity, display }) => {
    if (kind !== "number") return [id, display];
    const value = worth(quantity);
    if (way.written === undefined) return [id, String(value)];
    return [id, shorten(value, roundingOf(graph, quantity, question.precision), way.written)];
  });
}
