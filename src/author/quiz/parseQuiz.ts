import type { z } from "zod";
import { type Fault, fail, GradsheetError } from "../../core/base/errors.js";
import { localeNamed } from "../../core/base/locales/index.js";
import { DEFAULTS } from "../../core/base/settings.js";
import { parseMath } from "../../core/mathjs.js";
import { hasKey, type Path, partOf, readDocument, type SourceDocument } from "../../core/parse/document.js";
import { didYouMean, parseWith } from "../../core/parse/schema.js";
import { type MarkingShares, type SelfCheckHelp, SHARES } from "../../core/sheet/sheet.js";
import { TOPICS, topicNamed } from "../../core/topics/index.js";
import type { Topic } from "../../core/topics/topic.js";
import { type AskData, askedAs } from "./askedAs.js";
import { readHandIn } from "./handIn.js";
import { besideQuiz } from "./own/beside.js";
import type { OwnPlace } from "./own/proseField.js";
import { isFrom, readBank } from "./own/readBank.js";
import { isOwn, readOwn } from "./own/readOwn.js";
import { ownSizes } from "./ownSizes.js";
import { MOST } from "./printable.js";
import { networkFor, refusal } from "./questionNetwork.js";
import type { DrawnNetwork, FixedNetwork, Quiz, QuizQuestion } from "./quiz.js";
import { questionSchema, quizSchema } from "./quizSchema.js";
import { readLook } from "./readLook.js";
import { wordsIn } from "./words.js";

/** What the command line may set over a quiz file. */
export interface QuizOverrides extends Partial<Pick<Quiz, "locale" | "paper" | "notation">> {
  /** Where the quiz's logo is looked for; without it a logo is refused. */
  readonly folder?: string;
}

/** A quiz as its file has it. What needs its numbers drawn, points among it, is settled by the generator. */
export interface ParsedQuiz {
  readonly quiz: Quiz;
  /** The points of the whole, where the file says them. */
  readonly total: number | undefined;
  /** For the places of what is found later. */
  readonly document: SourceDocument;
}

/** Reads a quiz file and draws nothing. Throws a GradsheetError with every fault and its place. */
export function parseQuiz(text: string, file: string, overrides: QuizOverrides = {}): ParsedQuiz {
  const document = readDocument(text, file);
  if (hasKey(document, "layers") && !hasKey(document, "questions"))
    throw fail("WRONG_VALUE", `this is a network file; gradsheet solve ${file} works it out`, { file });
  const { data, questions, faults } = readParts(document, overrides);
  const total = questions.reduce((sum, { count }) => sum + count, 0);
  if (total > MOST.questions) {
    const counts = questions.flatMap(({ count }, k) =>
      count === 1 ? [] : [`${count} on line ${document.place(["questions", k], "count").line ?? 1}`],
    );
    faults.push({
      code: "TOO_LARGE",
      message: `${total} questions in all${counts.length === 0 ? "" : ` (${counts.join(", ")})`}; at most ${MOST.questions}`,
      place: document.place(["questions"]),
    });
  }
  if (faults.length > 0) throw new GradsheetError(faults);
  const locale = overrides.locale ?? data.locale ?? DEFAULTS.locale;
  const handIn = readHandIn(data, document);
  const quiz: Quiz = {
    title: data.title === undefined ? localeNamed(locale).untitled : wordsIn(data.title, locale),
    ...(data.course === undefined ? {} : { course: wordsIn(data.course, locale) }),
    ...(data.instructions === undefined ? {} : { instructions: wordsIn(data.instructions, locale) }),
    ...(data.series === undefined ? {} : { series: data.series }),
    locale,
    paper: overrides.paper ?? data.paper ?? DEFAULTS.paper,
    notation: overrides.notation ?? data.notation ?? "indexed",
    rounding: {
      values: data.rounding?.values ?? { decimals: 4 },
      gradients: data.rounding?.gradients ?? { significant: 4 },
      weights: data.rounding?.weights ?? "auto",
    },
    ...(data.alike === undefined ? {} : { alike: data.alike }),
    ...(data.marking === undefined ? {} : { marking: sharesOf(data.marking) }),
    ...(data.look === undefined ? {} : { look: readLook(data.look, locale, overrides.folder, document) }),
    ...(data.minutes === undefined ? {} : { minutes: data.minutes }),
    ...(handIn === null ? {} : { handIn }),
    ...(data.selfcheck === undefined ? {} : { selfcheck: helpIn(data.selfcheck) }),
    ...(data.practiceUrl === undefined ? {} : { practiceUrl: data.practiceUrl }),
    questions,
  };
  return { quiz, total: data.points, document };
}

/** The quiz's head and its questions, each read by its own schema. Throws a GradsheetError where a value is of no use. */
function readParts(document: SourceDocument, overrides: QuizOverrides) {
  const faults: Fault[] = [];
  let more = 0;
  const collect = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      faults.push(...error.faults);
      more += error.more;
      return null;
    }
  };
  const data = collect(() => parseWith(quizSchema, document));
  const written = hasKey(document, "questions") ? (document.data as { questions: unknown }).questions : [];
  const all = Array.isArray(written) ? written : [];
  const locale = overrides.locale ?? data?.locale ?? DEFAULTS.locale;
  const beside = besideQuiz(overrides.folder, document.file);
  const read = all.map((question: unknown, k) => {
    const base: Path = ["questions", k];
    const at: OwnPlace = { document, base, faults, locale, beside: beside.document, parse: parseMath };
    if (isFrom(question))
      return collect(() => ({ own: readBank(question, at, beside, data?.points !== undefined) }));
    if (isOwn(question)) return collect(() => ({ own: readOwn(question, at) }));
    return collect(() => ({ topic: parseWith(questionSchema, partOf(document, base, question)) }));
  });
  if (data === null || read.includes(null)) throw new GradsheetError(faults, more);
  const questions = read.flatMap((question, k) => {
    if (question === null) return [];
    if ("topic" in question) return [readQuestion(question.topic, k, data, document, faults)];
    return question.own === null ? [] : [question.own];
  });
  return { data, questions, faults };
}

type Head = z.output<typeof quizSchema>;
type QuestionData = z.output<typeof questionSchema>;

/** A topic's question with its network. */
function readQuestion(
  question: QuestionData,
  k: number,
  data: Head,
  document: SourceDocument,
  faults: Fault[],
): QuizQuestion {
  const base: Path = ["questions", k];
  const topic = topicNamed(question.topic);
  const report = (key: string, what: string) => {
    const place = document.place([...base, key]);
    faults.push({ code: "SHAPE", message: `${question.topic}: ${what}`, place });
  };
  for (const [key, what] of askFaults(question, topic)) {
    faults.push({
      code: "WRONG_VALUE",
      message: `${question.topic}: ${what}`,
      place: document.place(base, key),
    });
  }
  const wrongVariant = variantFault(topic, question.variant);
  if (wrongVariant !== null) report("variant", wrongVariant);
  let network: DrawnNetwork | FixedNetwork | null = null;
  const sized =
    topic.kind === "own" && question.network !== undefined
      ? ownSizes(question.network, topic, document, base, faults)
      : null;
  if (sized !== null && question.variant !== undefined)
    report("variant", "its network says which kind it is; leave one of the two out");
  if (topic.kind === "network") {
    network = networkFor(document, base, data.network, question.network, topic, faults);
    const refused = network === null ? null : refusal(network, topic);
    if (refused !== null) report("topic", refused);
  }
  return {
    ...(question.variant === undefined ? {} : { variant: question.variant }),
    ...sized,
    ...(question.name === undefined ? {} : { name: question.name }),
    ...(question.leaveOut === undefined ? {} : { leaveOut: question.leaveOut }),
    topic: question.topic,
    count: question.count ?? 1,
    points: question.points ?? null,
    level: question.level ?? DEFAULTS.level,
    ask: askedAs(question),
    network,
  };
}

/** What a question's way of asking has against its topic, or its settings against the way, by the key that says it. */
function askFaults(
  { as = "number", options, noneOfThese }: AskData,
  topic: Topic,
): [key: string, what: string][] {
  const faults: [string, string][] = [];
  if (as === "choice" && topic.asks?.choice === false) {
    faults.push(["as", "it has no number to choose; leave `as` out"]);
  }
  if (as === "blanks" && topic.asks?.blanks !== true) {
    faults.push(["as", `it asks for no product of derivatives; ${withBlanks().join(", ")} do`]);
  }
  if (as === "formula" && topic.asks?.formula !== true)
    faults.push(["as", `it has no formulas to write; ${withFormulas().join(", ")} has`]);
  for (const [key, value] of Object.entries({ options, noneOfThese })) {
    if (value !== undefined && as === "choice" && topic.asks?.choice === "own")
      faults.push([key, `the topic has options of its own; leave ${key} out`]);
    if (value !== undefined && as !== "choice")
      faults.push([key, `only a choice has ${key}; as: choice makes it one`]);
  }
  return faults;
}

const withBlanks = (): string[] =>
  Object.values<Topic>(TOPICS).flatMap(({ name, asks }) => (asks?.blanks === true ? [name] : []));

const withFormulas = (): string[] =>
  Object.values<Topic>(TOPICS).flatMap(({ name, asks }) => (asks?.formula === true ? [name] : []));

/** Whoever asks for one of the two helps has the other as it is left out. */
const helpIn = (data: {
  hints?: boolean | undefined;
  solution?: SelfCheckHelp["solution"] | undefined;
}): SelfCheckHelp => ({ hints: data.hints ?? false, solution: data.solution ?? "never" });

const sharesOf = (data: {
  followThrough?: number | undefined;
  imprecise?: number | undefined;
  misconception?: number | undefined;
}): MarkingShares => ({
  followThrough: data.followThrough ?? SHARES.followThrough,
  imprecise: data.imprecise ?? SHARES.imprecise,
  misconception: data.misconception ?? SHARES.misconception,
});

/** Why a topic has no such variant, or null where it has. */
function variantFault(topic: Topic, variant: string | undefined): string | null {
  if (variant === undefined) return null;
  const known = topic.kind === "own" ? topic.variants : [];
  if (known.length === 0) return "it has no variants; leave the variant out";
  return known.includes(variant)
    ? null
    : `no variant is called "${variant}"; there are ${known.join(", ")}${didYouMean(variant, known)}`;
}
