import type { z } from "zod";
import { tenTo } from "../../../core/base/power.js";
import type { Expression } from "../../../core/graph/expressionTree.js";
import { OWN_NAMES } from "../../../core/graph/own/ownCalls.js";
import { readOwnExpression, readRequirement } from "../../../core/graph/own/ownExpression.js";
import type { OwnFunctions } from "../../../core/graph/own/readMath.js";
import { isSameFormula } from "../../../core/graph/own/sameFormula.js";
import { hull, type Interval } from "../../../core/network/interval.js";
import { greekTex } from "../../../core/notation/ownSymbol.js";
import type { Path } from "../../../core/parse/document.js";
import { didYouMean } from "../../../core/parse/schema.js";
import { texFault } from "../../../document/prose/tex.js";
import type { OwnGiven, OwnGraph, OwnLine, OwnMistake, OwnRequirement } from "./ownQuestion.js";
import { type graphSchema, LINE_KEYS } from "./ownSchema.js";
import {
  expressionFault,
  type OwnPlace,
  optionalProse,
  plainField,
  proseField,
  report,
} from "./proseField.js";
import { readFormulas } from "./readFormulas.js";
import { readFunctions } from "./readFunctions.js";

type Data = z.output<typeof graphSchema>;

/** More numbers are not held for a given. */
const MOST_NUMBERS = 100_000;

/** Reads givens, lines, mistakes and requirements; what is wrong goes to the place's list. */
export function readGraph(data: Data, at: OwnPlace): OwnGraph {
  const symbols: Record<string, string> = {};
  const givens = Object.entries(data.givens).flatMap(([id, given]): OwnGiven[] => {
    const path = ["givens", id];
    if (!checkName(id, path, [], at)) return [];
    const numbers = numbersOf(given, path, at);
    if (typeof given === "object" && "symbol" in given && given.symbol !== undefined)
      symbols[id] = symbolOf(given.symbol, [...path, "symbol"], at);
    symbols[id] ??= greekTex(id) ?? "";
    return [{ id, numbers }];
  });
  const known = Object.keys(data.givens);
  const functions = readFunctions(data, at);
  const lines: OwnLine[] = [];
  data.lines.forEach((line, k) => {
    const read = readLine(line, k, known, at, symbols, functions);
    if (read === null) return;
    known.push(read.id);
    lines.push(read);
  });
  const isLine = listed(
    lines.map(({ id }) => id),
    data,
    at,
  );
  const ask = isLine("ask", data.ask);
  const formulas = readFormulas(
    data.ask,
    givens.map(({ id }) => id),
    lines,
    data.show ?? [],
    at,
  );
  const show = isLine("show", data.show ?? []);
  for (const [k, id] of show.entries())
    if (ask.includes(id)) report(at, ["show", k], `${id} is asked; leave it out of one of the two`);
  const printed = [...Object.keys(data.givens), ...show];
  return {
    kind: "graph",
    ...(data.title === undefined ? {} : { title: plainField(data.title, ["title"], at) }),
    text: proseField(data.text, ["text"], at, printed),
    ...optionalProse("solution", data.solution, at, [...known]),
    givens,
    lines,
    ask,
    formulas,
    show,
    mistakes: readMistakes(data, lines, at, functions),
    require: (data.require ?? []).flatMap((text, k): OwnRequirement[] => {
      const { read, fault } = readRequirement(text, known, at.parse, functions);
      if (fault === undefined) return [{ ...read, written: text }];
      expressionFault(fault, text, ["require", k], at);
      return [];
    }),
    symbols: Object.fromEntries(Object.entries(symbols).filter(([, tex]) => tex !== "")),
  };
}

/** Of names of one letter none is near another. */
const meant = (name: string, known: readonly string[]): string =>
  name.length > 1
    ? didYouMean(
        name,
        known.filter((one) => one.length > 1),
      )
    : "";

/** What mathjs reads as a sign or as a value. */
const WORDS: ReadonlySet<string> = new Set(
  "and or xor not mod to in true false null undefined NaN Infinity".split(" "),
);

/** Notes a name that no quantity may have; whether it may. */
function checkName(id: string, path: Path, taken: readonly string[], at: OwnPlace): boolean {
  const wrong = !/^[A-Za-z][A-Za-z0-9_]{0,29}$/.test(id)
    ? "a name begins with a letter and has letters, figures and _ alone, 30 at most"
    : OWN_NAMES.has(id) || id in {} || WORDS.has(id)
      ? "this name means something already; another would be right"
      : taken.includes(id)
        ? "it is defined above; another name would be right"
        : null;
  if (wrong !== null) report(at, path, `${JSON.stringify(id)}: ${wrong}`);
  return wrong === null;
}

/** The numbers that a given is drawn from: never 0, and neither 1 nor −1 where there are others. */
function numbersOf(given: Data["givens"][string], path: Path, at: OwnPlace): readonly number[] {
  if (typeof given === "number") return [given];
  if (!("from" in given)) return given;
  const { from, to, decimals } = given;
  const scale = tenTo(decimals);
  const [first, last] = [Math.ceil(from * scale - 1e-9), Math.floor(to * scale + 1e-9)];
  if (last - first >= MOST_NUMBERS) {
    report(at, path, `${last - first + 1} numbers lie between; fewer decimals would be right`, "TOO_LARGE");
    return [from];
  }
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_none, k) => (first + k) / scale);
  const useful = all.filter((number) => number !== 0);
  if (useful.length === 0) {
    report(
      at,
      path,
      `no number but 0 lies from ${from} to ${to} with ${decimals} decimals; ${from > to ? "from is the smaller one" : "a wider range or more decimals would be right"}`,
    );
    return [from];
  }
  const telling = useful.filter((number) => Math.abs(number) !== 1);
  return telling.length > 0 ? telling : useful;
}

function symbolOf(tex: string, path: Path, at: OwnPlace): string {
  const fault = texFault(tex);
  if (fault !== null)
    at.faults.push({
      code: "WRONG_VALUE",
      message: `TeX that does not parse: ${fault.message}`,
      place: at.document.placeIn([...at.base, ...path], tex, fault.at),
    });
  return tex;
}

function readLine(
  line: Data["lines"][number],
  k: number,
  known: readonly string[],
  at: OwnPlace,
  symbols: Record<string, string>,
  functions: OwnFunctions,
): OwnLine | null {
  const { symbol, because, of, by, ...rest } = line;
  const [id, ...more] = Object.keys(rest);
  const path = ["lines", k];
  if (id === undefined || more.length > 0) {
    const meant = more.map((one) => didYouMean(one, LINE_KEYS)).find(Boolean) ?? "";
    const found = id === undefined ? "it defines nothing" : `it defines ${[id, ...more].join(" and ")}`;
    report(at, path, `${found}; a line defines one quantity, as {z: w*x + b}${meant}`, "SHAPE");
    return null;
  }
  if (!checkName(id, [...path, id], known, at)) return null;
  const expression = readExpression(rest[id] as string | number, [...path, id], known, at, functions);
  symbols[id] = symbol === undefined ? (greekTex(id) ?? "") : symbolOf(symbol, [...path, "symbol"], at);
  if ((of === undefined) !== (by === undefined))
    report(at, path, "a derivative needs both of and by, any other line neither", "SHAPE");
  const parts = { of, by };
  for (const key of ["of", "by"] as const) {
    const name = parts[key];
    if (name !== undefined && !known.includes(name))
      report(at, [...path, key], `${name} is no given and no line above${meant(name, known)}`);
  }
  return {
    id,
    expression: expression ?? 0,
    ...(of === undefined || by === undefined ? {} : { derivative: { of, by } }),
    ...(because === undefined ? {} : { because: plainField(because, [...path, "because"], at) }),
  };
}

function readExpression(
  written: string | number,
  path: Path,
  known: readonly string[],
  at: OwnPlace,
  functions?: OwnFunctions,
): Expression | null {
  if (typeof written === "number") return written;
  const { read, fault } = readOwnExpression(written, known, at.parse, functions);
  if (fault === undefined) return read;
  expressionFault(fault, written, path, at);
  return null;
}

/** Looks names of lines up; those that are none are noted. */
const listed =
  (lines: readonly string[], data: Data, at: OwnPlace) =>
  (key: "ask" | "show", asked: Data["ask"]): string[] => {
    const isSame = (one: Data["ask"][number], other: Data["ask"][number]): boolean =>
      typeof one === typeof other && nameIn(one) === nameIn(other);
    asked.forEach((one, k) => {
      const id = nameIn(one);
      const path = typeof one === "string" ? [key, k] : [key, k, "formula"];
      const what = Object.hasOwn(data.givens, id) ? "is a given" : `is no line${meant(id, lines)}`;
      if (!lines.includes(id)) report(at, path, `${id} ${what}; the lines here are ${lines.join(", ")}`);
      else if (asked.findIndex((other) => isSame(one, other)) < k)
        report(at, path, `${id} stands there twice`);
    });
    return asked.flatMap((one) => (typeof one === "string" && lines.includes(one) ? [one] : []));
  };

const nameIn = (one: Data["ask"][number]): string => (typeof one === "string" ? one : one.formula);

/** Where a given's numbers lie; of one that is the same on every copy, what lies about it. */
const rangeOf =
  (givens: Data["givens"]) =>
  (id: string): Interval => {
    const given = givens[id];
    if (given === undefined) throw new RangeError(`${id} is no given`);
    if (typeof given === "number") return given === 0 ? [-1, 1] : hull(given / 2, 2 * given);
    return "from" in given ? [given.from, given.to] : hull(...given);
  };

function readMistakes(
  data: Data,
  lines: readonly OwnLine[],
  at: OwnPlace,
  functions: OwnFunctions,
): OwnMistake[] {
  const { givens, mistakes = [] } = data;
  const ids = lines.map(({ id }) => id);
  return mistakes.flatMap(({ name, line, is, say }, k): OwnMistake[] => {
    const path = ["mistakes", k];
    const place = ids.indexOf(line);
    if (place < 0) {
      report(
        at,
        [...path, "line"],
        `${line} is no line${meant(line, ids)}; the lines here are ${ids.join(", ")}`,
      );
      return [];
    }
    const known = [...Object.keys(givens), ...ids.slice(0, place)];
    const read = readExpression(is, [...path, "is"], known, at, functions);
    if (read === null) return [];
    const right = lines[place]?.expression;
    const isRight = right !== undefined && isSameFormula(read, right, rangeOf(givens), lines.slice(0, place));
    if (isRight === true)
      report(at, [...path, "is"], `this is the right line of ${line}; a wrong one would be right here`);
    return [
      {
        name: plainField(name, [...path, "name"], at),
        line,
        is: read,
        say: plainField(say, [...path, "say"], at),
      },
    ];
  });
}
