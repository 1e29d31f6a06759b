import { ACTIVATIONS } from "../core/network/activations/index.js";
import { numberAnswers, type Sheet } from "../core/sheet/sheet.js";
import { isAskedOtherwise, isUnaskable } from "./canvas/itemXml.js";
import { type Field, fieldsOf, type Item, type Variant } from "./item.js";
import { isWritten } from "./latex/latexText.js";
import { hasPython } from "./pythonText.js";
import { hasWords } from "./qti/expression.js";

interface Loss {
  /** Whether a question has what is lost. */
  readonly of: (item: Item, sheet: Sheet) => boolean;
  /** What it comes to for students and teachers. */
  readonly says: string;
}

const hasWrong = (item: Item): boolean => fieldsOf(item).some(({ wrong }) => wrong.length > 0);
/** Words of a question, in which teachers may have written any sign. */
const textsOf = ({ topic, blocks, parts, solution }: Item): string[] => {
  const lines = [
    ...[...blocks, ...parts.flatMap((part) => part.blocks), ...solution].flatMap((block) =>
      "line" in block ? [block.line] : [block.table.head, ...block.table.rows].flat(),
    ),
    ...parts.flatMap(({ task, fields }) => [
      task,
      ...fields.flatMap(({ label, question, options }) => [
        label,
        question,
        ...options.map(({ line }) => line),
      ]),
    ]),
  ];
  return [topic, ...lines.flat().flatMap((run) => ("text" in run ? [run.text] : []))];
};
const hasNumbers = ({ question }: Item): boolean => numberAnswers(question.answers).length > 0;

/** What QTI has no words for, as a teacher calls it. */
const UNWORKED = [
  ...Object.values(ACTIVATIONS).flatMap(({ name, functionName = name, operations }) =>
    Object.values(operations).some(({ qti }) => qti === null) ? [functionName] : [],
  ),
  "the place of the largest",
  "a branch that has no number where the other holds",
];

/** Whether a line, or one that a named mistake puts in its place, calls what has no Python face. */
const isUnjudged = ({ question: { definitions, mistakes } }: Item): boolean =>
  !definitions.every(({ expression }) => hasPython(expression)) ||
  !mistakes.every(({ replace }) => Object.values(replace).every(hasPython));

/** What a format may be unable to hold. */
export const LOSSES = {
  "follow-through": {
    of: ({ question: { answers } }) => answers.length > 1,
    says: "a right method applied to an earlier wrong number earns nothing there",
  },
  unworked: {
    of: ({ question: { definitions, answers } }) =>
      answers.length > 1 && definitions.some(({ expression }) => !hasWords(expression)),
    says: `follow-through behind a line that the format cannot work out (${UNWORKED.join(", ")})`,
  },
  inferred: {
    of: ({ question: { answers } }) => numberAnswers(answers).length > 1,
    says: "a slip in a value that is not asked, and a wrong method in several blanks, cost each blank that shows them: `mark` charges them once",
  },
  unjudged: {
    of: isUnjudged,
    says: "questions with a function that the judge in Python does not know: they are left out",
  },
  imprecise: {
    of: hasNumbers,
    says: "a number with fewer digits than asked earns nothing there, where its share was given",
  },
  feedback: {
    of: hasWrong,
    says: "what is said of single wrong numbers",
  },
  shares: {
    of: (item: Item, { marking }: Sheet) => (marking?.misconception ?? 0) > 0 && hasWrong(item),
    says: "the share of marks for a wrong method's number: it earns nothing there",
  },
  marking: { of: () => true, says: "nothing marks by it: it is for reading and for your own programs" },
  blanks: {
    of: ({ question: { answers } }) => answers.length > 1,
    says: "a question with several blanks becomes one question a blank, each with the whole text",
  },
  points: { of: () => true, says: "points; set them after the import" },
  "scaled-points": {
    of: ({ question: { answers } }) => answers.some(({ points }) => !Number.isInteger(points)),
    says: "half points: the points of a question's blanks are multiplied until they are whole; set its maximum in the quiz",
  },
  pictures: {
    of: ({ picture }) => picture !== null,
    says: "drawings: their words stand in their place",
  },
  digit: { of: ({ question }) => question.picture !== undefined, says: "the picture of the digit" },
  factors: {
    of: ({ question: { answers } }) => answers.filter(({ kind }) => kind === "blank").length > 1,
    says: "a factor that is put into two blanks of one product counts twice",
  },
  "open-key": {
    of: () => true,
    says: "the right values stand in the file, where a student can read them: for practice alone",
  },
  unaskable: {
    of: (item) => fieldsOf(item).some((field) => isUnaskable(field, item.question)),
    says: "numbers that four decimals cannot hold: they are left out",
  },
  "asked-otherwise": {
    of: (item) => fieldsOf(item).some((field) => isAskedOtherwise(field, item.question)),
    says: "numbers that four decimals cannot hold as they are: thousandths are asked for, and of a new weight its change",
  },
  "drawn-apart": {
    of: ({ question: { answers } }) => answers.length > 1,
    says: "with several variants each blank of a question is drawn by itself, with numbers of its own, and counts what it counts in the first",
  },
  cut: {
    of: hasNumbers,
    says: "a longer number that is cut to a right one: it is rounded to four decimals there",
  },
  ticked: {
    of: hasNumbers,
    says: "working that a person could read: numbers are ticked digit by digit; AMC's own marks know no follow-through, so mark its table with gradsheet mark",
  },
  signs: {
    of: (item, { title, instructions = "" }) =>
      [title, instructions, ...textsOf(item)].some((text) => !isWritten(text)),
    says: "signs that no font of pdflatex has (emoji, other scripts): they are printed by their codes, U+1F600",
  },
  questions: {
    of: () => true,
    says: "the questions: the first network alone is taken, to be programmed and trained",
  },
  solution: { of: () => true, says: "the worked solution" },
  written: {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "written"),
    says: "answers in words: they are left out, and a question of nothing else with them",
  },
  unmarked: {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "written"),
    says: "points of answers in words: nobody marks them there, so that they are left out of the maximum",
  },
  hundredths: {
    of: (_item, { questions }) =>
      questions
        .flatMap(({ answers }) => answers)
        .reduce((sum, { kind, points }) => sum + (kind === "written" ? 0 : points), 0) > 100,
    says: "points above 100, which SCORM 1.2 does not take: they are told in hundredths of the maximum",
  },
  reason: {
    of: ({ question: { answers } }) => answers.length > 1 && answers.some(({ kind }) => kind === "written"),
    says: "reasons in words beside a choice: they are left out",
  },
  free: {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "free"),
    says: "numbers that a student chooses, of which many are right: they are left out; with as: choice they can be asked",
  },
  "free-alone": {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "free"),
    says: "numbers that a student chooses: the format's own marks know the key's alone; mark its table with gradsheet mark",
  },
  formula: {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "formula"),
    says: "formulas that a student writes, of which many are right: they are left out; without as: formula they can be chosen",
  },
  several: {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "several"),
    says: "choices of all options that are right: they are left out",
  },
  "several-in-part": {
    of: ({ question: { answers } }) => answers.some(({ kind }) => kind === "several"),
    says: "of several right options all have to be named: some of them earn a part there",
  },
} as const satisfies Readonly<Record<string, Loss>>;

export type LossName = keyof typeof LOSSES;

/** A variant without the blanks that a format cannot hold, and without questions that have no other. */
export function withoutLost(names: readonly LossName[], variant: Variant): Variant {
  const isHeld = (field: Field, item: Item): boolean => {
    const [{ answer }, { question }] = [field, item];
    if (names.includes("unjudged") && isUnjudged(item)) return false;
    if (names.includes("unaskable") && isUnaskable(field, question)) return false;
    if (answer.kind === "free") return !names.includes("free");
    if (answer.kind === "formula") return !names.includes("formula");
    if (answer.kind === "several") return !names.includes("several");
    if (answer.kind !== "written" || names.includes("written")) return answer.kind !== "written";
    return question.answers.length === 1 || !names.includes("reason");
  };
  const items = variant.items.map((item) => {
    if (fieldsOf(item).every((field) => isHeld(field, item))) return item;
    const parts = item.parts.map((part) => ({
      ...part,
      fields: part.fields.filter((field) => isHeld(field, item)),
    }));
    return { ...item, parts };
  });
  return { ...variant, items: items.filter((item) => fieldsOf(item).length > 0) };
}
