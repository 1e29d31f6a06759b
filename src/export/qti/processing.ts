import { type RangeEnd, rangeOf } from "../../core/marking/activationRange.js";
import { preparedQuestion } from "../../core/marking/preparedQuestion.js";
import {
  type NumberAnswer,
  numberAnswers,
  type Question,
  SHARES,
  type Sheet,
} from "../../core/sheet/sheet.js";
import type { Field, Item } from "../item.js";
import { rightOptions } from "../rightOptions.js";
import { shapeWritings } from "../shapeWritings.js";
import { takenRange } from "../takenRange.js";
import { optionId, responseOf } from "./body.js";
import { type Carried, carriedLines, ownOutcome } from "./carried.js";
import { nearEnough } from "./carriedRoom.js";
import { type Node, qti, textOf, type Version } from "./element.js";
import { abs, all, any, between, float, identifier, isNull, matches, not, variable } from "./expression.js";

/** What an item declares and does: outcomes, and how responses become points and feedback. */
export interface Processing {
  readonly outcomes: readonly Node[];
  readonly rules: readonly Node[];
}

/** The outcome that says what became of a blank: `none` while it is empty, `right`, `follow`, `m1` …, `wrong`. */
export const feedbackOf = (place: number): string => `F${place + 1}`;
export const mistakeId = (place: number): string => `m${place + 1}`;

const set = (name: string, value: Node): Node => qti("setOutcomeValue", { identifier: name }, value);
const earn = (points: number): Node => set("SCORE", qti("sum", {}, variable("SCORE"), float(points)));
const declared = (
  name: string,
  baseType: string,
  value: string,
  more: Readonly<Record<string, string>> = {},
): Node =>
  qti(
    "outcomeDeclaration",
    { identifier: name, cardinality: "single", baseType, ...more },
    qti("defaultValue", {}, qti("value", {}, textOf(value))),
  );

type Branch = readonly [when: Node, verdict: string, points: number];

/** The first branch that holds says what became of a blank; an empty one stays as it is. */
function judged(place: number, branches: readonly Branch[]): Node {
  const say = (verdict: string): Node => set(feedbackOf(place), identifier(verdict));
  return qti(
    "responseCondition",
    {},
    qti("responseIf", {}, isNull(responseOf(place)), say("none")),
    ...branches.map(([when, verdict, points]) =>
      qti("responseElseIf", {}, when, say(verdict), ...(points === 0 ? [] : [earn(points)])),
    ),
    qti("responseElse", {}, say("wrong")),
  );
}

/** What is written in words earns nothing here: a person adds it to the score. */
export function processingOf(
  item: Item,
  fields: readonly Field[],
  sheet: Sheet,
  version: Version,
): Processing {
  const lines = carriedLines(item.question, sheet);
  const numbers = new Map(
    fields.flatMap(({ answer }, place) =>
      answer.kind === "number" ? [[answer.quantity, place] as const] : [],
    ),
  );
  const shares = { ...SHARES, ...sheet.marking };
  const numberRule = (field: Field, answer: NumberAnswer, place: number): Node =>
    judged(place, numberBranches(field, answer, place, { item, lines, numbers, shares }));
  const inOrder = item.question.definitions.flatMap(({ id }) => numbers.get(id) ?? []);
  const steps = inOrder.flatMap((place): Node[] => {
    const field = fields[place];
    if (field?.answer.kind !== "number") return [];
    const { answer } = field;
    return [ownNumber(place, answer, lines.get(answer.quantity)), numberRule(field, answer, place)];
  });
  const chosen = fields.flatMap((field, place) =>
    field.answer.kind === "number" || field.answer.kind === "written"
      ? []
      : [judged(place, chosenBranches(field, place, item, fields, shares.misconception))],
  );
  const written = fields.some(({ answer }) => answer.kind === "written");
  return {
    outcomes: [
      // QTI 2.1 has no word for who scores it.
      declared("SCORE", "float", "0", written && version === "3.0" ? { externalScored: "human" } : {}),
      declared("MAXSCORE", "float", String(item.question.points)),
      ...fields.flatMap(({ answer }, place) =>
        answer.kind === "written" ? [] : [declared(feedbackOf(place), "identifier", "none")],
      ),
      ...[...numbers.keys()].map((id) => declared(ownOutcome(id), "float", "0")),
    ],
    rules: [set("SCORE", float(0)), ...steps, ...chosen],
  };
}

/**
 * The student's number, or where there is none what their own numbers come to, with all its digits: what an operator of
 * numbers gives one player rounds to three decimals and writes with commas as it is set; what lies in a container it keeps.
 */
function ownNumber(place: number, answer: NumberAnswer, line: Carried | undefined): Node {
  const id = answer.quantity;
  const instead =
    line === undefined
      ? float(Number(answer.display))
      : qti("index", { n: 1 }, qti("ordered", {}, line.expression));
  return qti(
    "responseCondition",
    {},
    qti("responseIf", {}, isNull(responseOf(place)), set(ownOutcome(id), instead)),
    qti("responseElse", {}, set(ownOutcome(id), variable(responseOf(place)))),
  );
}

interface Known {
  readonly item: Item;
  readonly lines: ReadonlyMap<string, Carried>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly shares: { readonly followThrough: number; readonly misconception: number };
}

function numberBranches(field: Field, answer: NumberAnswer, place: number, known: Known): Branch[] {
  const given = variable(responseOf(place));
  const [lower, upper] = takenRange(answer, field);
  const { points } = answer;
  const line = known.lines.get(answer.quantity);
  return [
    [between(given, float(lower), float(upper)), "right", points],
    ...(line !== undefined
      ? [
          [
            followed(field, answer, place, line, known),
            "follow",
            points * known.shares.followThrough,
          ] as const,
        ]
      : []),
    ...field.wrong.map(
      (one, k) =>
        [
          between(given, float(one.lower), float(one.upper)),
          mistakeId(k),
          points * known.shares.misconception,
        ] as const,
    ),
  ];
}

/**
 * Whether a number follows from the student's own, one of which is wrong: it is what they come to, rounded or cut, as far
 * off as the key's numbers leave room for, in proportion where it is larger. Neither 0, nor one of the numbers that it is
 * worked out from, nor an activation that its function cannot give or was worked out from one.
 */
function followed(field: Field, answer: NumberAnswer, place: number, line: Carried, known: Known): Node {
  const { item, numbers } = known;
  const { lower, upper } = answer;
  const given = variable(responseOf(place));
  const places = line.from.flatMap((id) => numbers.get(id) ?? []);
  const wrong = places.map((one) =>
    not(any(["right", "none"].map((verdict) => matches(variable(feedbackOf(one)), identifier(verdict))))),
  );
  // What is right may lie where one of them is right: then the two may be equal.
  const unlike = numberAnswers(item.question.answers).filter(
    (one) => line.from.includes(one.quantity) && (one.upper < lower || upper < one.lower),
  );
  const sources = line.copies.flatMap((id) => numbers.get(id) ?? []);
  const zero = qti("lte", {}, abs(given), float(0));
  return all(
    any(wrong),
    not(zero),
    // The nearest that is not empty counts.
    ...sources.map((source, k) => {
      const isWrong = matches(variable(feedbackOf(source)), identifier("wrong"));
      const nearer = sources.slice(0, k).map((place) => isNull(responseOf(place)));
      return not(k === 0 ? isWrong : all(...nearer, isWrong));
    }),
    ...unlike.map(({ quantity }) =>
      not(between(given, variable(ownOutcome(quantity)), variable(ownOutcome(quantity)))),
    ),
    ...inRange(item.question, answer.quantity, given),
    ...line.from.flatMap((id) => inRange(item.question, id, variable(ownOutcome(id)))),
    nearEnough(field, answer, given, line.expression, item.question),
  );
}

/** That a number is one that an activation's function can give; nothing for other lines. */
function inRange(question: Question, id: string, own: Node): Node[] {
  const [least, most] = rangeOf(preparedQuestion(question).graph, id) ?? [];
  const within = (end: RangeEnd | undefined, name: "gt" | "lt"): Node[] =>
    end === undefined || !Number.isFinite(end.at)
      ? []
      : [qti(end.reached ? `${name}e` : name, {}, own, float(end.at))];
  return [...within(least, "gt"), ...within(most, "lt")];
}

function chosenBranches(
  field: Field,
  place: number,
  item: Item,
  fields: readonly Field[],
  share: number,
): Branch[] {
  const { answer, options } = field;
  const { points } = answer;
  const given = variable(responseOf(place));
  if (answer.kind === "shape") {
    const written = shapeWritings(answer.display).map((one) =>
      matches(given, qti("baseValue", { baseType: "string" }, textOf(one))),
    );
    return [[any(written), "right", points]];
  }
  // All that are right, and no other.
  if (answer.kind === "several")
    return [[matches(given, qti("correct", { identifier: responseOf(place) })), "right", points]];
  const rights = rightOptions(field, item);
  const isOne = (k: number): Node => matches(given, identifier(optionId(k)));
  const right = options.flatMap(({ label }, k) => (rights.has(label) ? [isOne(k)] : []));
  const told = options.flatMap((one, k) =>
    one.says === "" || rights.has(one.label) ? [] : [[isOne(k), mistakeId(k), points * share] as const],
  );
  return [[all(any(right), ...onlyOnce(field, place, fields)), "right", points], ...told];
}

/** Of one product's factors each counts once. */
const onlyOnce = ({ answer }: Field, place: number, fields: readonly Field[]): Node[] =>
  fields
    .slice(0, place)
    .flatMap((other, k) =>
      answer.kind === "blank" && other.answer.kind === "blank" && other.answer.quantity === answer.quantity
        ? [any([isNull(responseOf(k)), not(matches(variable(responseOf(k)), variable(responseOf(place))))])]
        : [],
    );
