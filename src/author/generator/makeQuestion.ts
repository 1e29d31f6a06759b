import { known } from "../../core/base/known.js";
import { memoize } from "../../core/base/memoize.js";
import type { Random } from "../../core/base/random.js";
import type { Level } from "../../core/base/settings.js";
import { boundsOf, WIDEST_BOUNDS } from "../../core/graph/bounds.js";
import { solveNumbers } from "../../core/graph/compile.js";
import type { Graph } from "../../core/graph/definition.js";
import { decimalsForChanges, type Precision, writingsOf } from "../../core/graph/precision.js";
import { displayLine, printedBeside } from "../../core/graph/printed.js";
import { oldOf } from "../../core/graph/update.js";
import type { Interval } from "../../core/network/interval.js";
import { askBlanks } from "../../core/sheet/asBlanks.js";
import { formulaText } from "../../core/sheet/formulaText.js";
import { OPTION_LETTERS } from "../../core/sheet/optionLetters.js";
import type { Answer, NumberAnswer, Question } from "../../core/sheet/sheet.js";
import { ASKED_PARTS, type AskedOther } from "../../core/topics/asked.js";
import type { Plan, QuizPrecision, Setup } from "../../core/topics/topic.js";
import type { OwnQuestion } from "../quiz/own/ownQuestion.js";
import type { AskedAs } from "../quiz/quiz.js";
import { choiceOf, choiceTarget } from "./choices/asChoice.js";
import { MistakeList } from "./mistakeList.js";
import { numberAnswer, type WorkedOut } from "./numberAnswer.js";
import { ownWords } from "./ownWords.js";
import { withoutCopies } from "./withoutCopies.js";

export interface QuestionWish {
  readonly id: string;
  readonly topic: string;
  readonly variant?: string;
  /** A teacher's own question, whose words go onto the sheet. */
  readonly own?: OwnQuestion;
  /** What the quiz calls it. */
  readonly name?: string;
  readonly level: Level;
  readonly precision: QuizPrecision;
  readonly ask: AskedAs;
  /** How wide the bounds of an answer may be, relative to its value. */
  readonly widest?: number;
  /** For the order of options, and what stands in a bank. */
  readonly random: Random;
}

/** A question with all that the checks look at; its points are not shared yet. */
export interface Problem {
  readonly question: Question;
  readonly graph: Graph;
  readonly values: ReadonlyMap<string, number>;
  /** What each line prints, worked out from what is printed before it. */
  readonly printed: ReadonlyMap<string, number>;
  readonly bounds: ReadonlyMap<string, Interval>;
  /** Every number that is asked, written down or chosen. */
  readonly numbers: readonly NumberAnswer[];
  /** Quantities that may be 0. */
  readonly zeros: ReadonlySet<string>;
  /** Whether units may be saturated. */
  readonly saturated: boolean;
  /** How wide the bounds of an answer may be, relative to its value. */
  readonly widest: number;
  /** What could not be asked as wished: too few options, no product to take apart, numbers that do not fit. */
  readonly lacking: string | null;
}

/** A question's right values and bounds, before its wrong answers are looked for. */
export interface Outline {
  readonly given: Setup;
  readonly setup: Setup;
  readonly wish: QuestionWish;
  readonly lacking: string | null;
  readonly values: ReadonlyMap<string, number>;
  /** The quantities whose numbers are written down, or one of which is chosen. */
  readonly asked: readonly string[];
  readonly precision: Precision;
  readonly bounds: ReadonlyMap<string, Interval>;
}

/** Works out one question: what is asked, right values, bounds, and wrong answers. `attempt` counts draws from 1. */
export const makeQuestion = (given: Setup, wish: QuestionWish, attempt: number): Problem =>
  completed(outlineOf(given, wish), attempt);

export function outlineOf(given: Setup, wish: QuestionWish): Outline {
  const plain = { ...given, plan: withoutCopies(given.plan, given.graph, wish.level === "exam") };
  const { setup, lacking } = asWished(plain, wish);
  const { graph, givens, plan } = setup;
  const values = solveNumbers(graph, givens);
  const asked = plan.parts.flatMap(({ quantities }) => quantities);
  const precision = settle({ ...wish.precision, ...setup.precision?.(wish.precision) }, graph, asked, values);
  const bounds = boundsOf(graph, givens, (id) => writingsOf(graph, id, precision));
  return { given, setup, wish, lacking, values, asked, precision, bounds };
}

/** The question of an outline, with all that the checks look at. */
export function completed(outline: Outline, attempt: number): Problem {
  const { given, setup, wish, lacking, values, precision, bounds } = outline;
  const { graph, givens, network, plan } = setup;
  const printed = printedBeside(graph, givens, precision, values);
  const worked: WorkedOut = {
    graph,
    values,
    printed,
    bounds,
    precision,
    mistakes: new MistakeList(),
    own: setup.mistakes ?? [],
  };
  const numbers = numbersAsked(plan, worked, wish.id);
  const displayOfLine = (id: string): string => displayLine(known(printed, id), graph, id, precision);
  const [target] = numbers;
  const chosen =
    wish.ask.as !== "choice" || target === undefined
      ? null
      : choiceOf(target, new Set(plan.shown), worked, {
          ...wish.ask,
          random: wish.random,
          mayBeZero: setup.zeros?.includes(target.quantity) === true,
        });
  const lacksOptions = wish.ask.as === "choice" && chosen === null && given.asChoice === undefined;
  const parts =
    chosen === null ? plan.parts : plan.parts.map((part) => ({ ...part, quantities: [], others: [chosen] }));
  const blanks = parts.map(({ quantities, others = [] }) => [
    ...numbers.filter(({ quantity }) => quantities.includes(quantity)),
    ...others.map((other) => blankOf(other, wish.id)),
  ]);
  const question: Question = {
    id: wish.id,
    topic: wish.topic,
    ...(wish.own === undefined ? {} : { own: ownWords(wish.own, wish.name, displayOfLine) }),
    level: wish.level,
    points: 0,
    attempt,
    ...(network === undefined ? {} : { network }),
    ...(setup.figure === undefined ? {} : { figure: setup.figure }),
    ...(setup.picture === undefined ? {} : { picture: setup.picture }),
    ...(wish.variant === undefined ? {} : { variant: wish.variant }),
    precision,
    givens: Object.fromEntries(givens),
    definitions: linesOf(graph),
    ...(setup.stated === undefined ? {} : { stated: setup.stated }),
    shown: plan.shown,
    parts: parts.map(({ id, from }, k) => ({
      id,
      answers: (blanks[k] ?? []).map((blank) => blank.id),
      ...(from === undefined ? {} : { from }),
    })),
    answers: blanks.flat(),
    ...(setup.checks === undefined || chosen !== null ? {} : { checks: setup.checks }),
    ...(setup.code === undefined ? {} : { code: setup.code }),
    ...(setup.worked === undefined
      ? {}
      : { worked: { lines: setup.worked.lines, mistake: worked.mistakes.indexOf(setup.worked.mistake) } }),
    mistakes: chosen === null ? worked.mistakes.all : [],
  };
  return {
    question,
    graph,
    values,
    printed,
    bounds,
    // Of a choice, the options see to it that mistakes show.
    numbers: chosen === null ? numbers : numbers.map((one) => ({ ...one, misconceptions: [] })),
    zeros: new Set(setup.zeros),
    saturated: setup.saturated ?? false,
    widest: wish.widest ?? WIDEST_BOUNDS,
    lacking: setup.unfit ?? lacking ?? (lacksOptions ? "its options" : null),
  };
}

/** A graph's lines as sheets keep them: what is judged is judged before. Sheets of one kind share them. */
const linesOf = memoize((graph: Graph): Question["definitions"] =>
  graph.definitions.map(({ derivative: _judged, ...line }) => line),
);

/** A setup whose plan asks as the quiz wishes: a choice is about one quantity alone. */
function asWished(
  setup: Setup,
  { ask, level, random }: QuestionWish,
): { setup: Setup; lacking: string | null } {
  switch (ask.as) {
    case "number":
      return { setup, lacking: null };
    case "choice": {
      if (setup.asChoice !== undefined) return { setup: setup.asChoice, lacking: null };
      const target = choiceTarget(setup.graph, setup.plan);
      const from = setup.plan.parts.find(({ quantities }) => quantities.some((id) => id === target))?.id;
      const quantities = target === undefined ? [] : [target];
      const parts = [{ id: ASKED_PARTS.choice, quantities, ...(from === undefined ? {} : { from }) }];
      return { setup: { ...setup, plan: { ...setup.plan, parts } }, lacking: null };
    }
    case "formula":
      return setup.asFormula === undefined
        ? { setup, lacking: "formulas to be written" }
        : { setup: setup.asFormula, lacking: setup.asFormula.unfit ?? null };
    case "blanks": {
      const made = askBlanks(setup, level, random);
      return made === null ? { setup, lacking: "a product to take apart" } : { setup: made, lacking: null };
    }
  }
}

/** The numbers of a plan as answers without marks; each is known when the next is asked. */
function numbersAsked({ shown, parts, unnamed }: Plan, worked: WorkedOut, id: string): NumberAnswer[] {
  const known = new Set(shown);
  return parts
    .flatMap(({ quantities }) => quantities)
    .map((quantity) => {
      const answer = numberAnswer(quantity, known, worked);
      known.add(quantity);
      return quantity === unnamed
        ? { id: `${id}.value`, ...answer, points: 0, unnamed: true }
        : { id: `${id}.${quantity}`, ...answer, points: 0 };
    });
}

/** An answer that is no number, with its id and what the key prints. */
function blankOf(other: AskedOther, id: string): Answer {
  return { id: `${id}.${other.name}`, ...other, display: displayOf(other), points: 0 };
}

function displayOf(other: AskedOther): string {
  const letter = (place: number): string => OPTION_LETTERS[place - 1] ?? String(place);
  switch (other.kind) {
    case "shape":
      return `${other.rows}×${other.columns}`;
    case "line":
      return String(other.right);
    case "several":
      return other.right.map(letter).join(" ");
    case "written":
      return "";
    case "free":
      return String(other.value);
    case "formula":
      return formulaText(other.expression);
    case "choice":
    case "blank":
      return letter(other.right);
  }
}

function settle(
  wish: QuizPrecision,
  graph: Graph,
  asked: readonly string[],
  values: ReadonlyMap<string, number>,
): Precision {
  if (wish.weights !== "auto") return { ...wish, weights: wish.weights };
  const changes = asked.flatMap((id) => {
    const definition = graph.byId.get(id);
    const old = definition === undefined ? null : oldOf(definition);
    return old === null ? [] : [known(values, id) - known(values, old)];
  });
  return { ...wish, weights: { decimals: decimalsForChanges(changes) } };
}
