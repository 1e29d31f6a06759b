import { known } from "../base/known.js";
import type { Sheet } from "../sheet/sheet.js";
import { waitingPoints } from "./judgeWritten.js";
import type { MarkedSheet, Verdict } from "./marked.js";
import { VERDICTS } from "./marked.js";

/** One student's line in the grades. */
export interface Grade {
  readonly sheet: string;
  readonly code: string;
  readonly student: string;
  readonly name: string;
  /** How many blanks have something in them. */
  readonly answered: number;
  readonly score: number;
  readonly maxScore: number;
  /** Points that nobody has given yet; left out where none wait. */
  readonly unmarked?: number;
  /** Of what is marked by hand, the marks by the answer's id; null where there are none yet. */
  readonly byHand?: Readonly<Record<string, number | null>>;
  /** Points by question. */
  readonly questions: Readonly<Record<string, number>>;
  /** Points by question that nobody has given yet; left out where none wait. */
  readonly waiting?: Readonly<Record<string, number>>;
}

/** What a class did, by question and by mistake. */
export interface ClassTally {
  readonly grades: readonly Grade[];
  readonly questions: readonly {
    readonly id: string;
    readonly topic: string;
    /** What a teacher calls their own question, where all sheets have it from them alike. */
    readonly title?: string;
    /** On average: practice sheets may ask different kinds of problem, with more answers or fewer. */
    readonly maxPoints: number;
    /** Of what is marked; 0 where nothing is. */
    readonly mean: number;
    /** What the mean is out of: points that are marked, on average of the sheets that have any; 0 where nobody's are. */
    readonly marked: number;
  }[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** The misconceptions met, the most students first. */
  readonly misconceptions: readonly {
    readonly id: string;
    readonly students: number;
    readonly answers: number;
  }[];
  /** A teacher's own texts about these, by their keys; left out where there are none. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What the sheets come to at one question; `seen` are those of which something is marked. */
interface Sums {
  readonly topic: string;
  readonly title: string | undefined;
  readonly maxPoints: number;
  readonly points: number;
  readonly marked: number;
  readonly sheets: number;
  readonly seen: number;
}

/** Made once: to make it for each comparison took a class of 200 a hundred times as long. */
const ORDER = new Intl.Collator("en", { numeric: true });

/** Adds up marked sheets, of which nothing but sums is kept. */
export function tallyClass(): { add: (sheet: Sheet, marked: MarkedSheet) => void; result: () => ClassTally } {
  const grades: Grade[] = [];
  const questions = new Map<string, Sums>();
  const verdicts = Object.fromEntries(VERDICTS.map((one) => [one, 0])) as Record<Verdict, number>;
  const misconceptions = new Map<string, { students: number; answers: number }>();
  const texts: Record<string, string> = {};
  const add = (sheet: Sheet, marked: MarkedSheet) => {
    for (const { own } of sheet.questions) Object.assign(texts, own?.texts);
    const byId = new Map(marked.answers.map((one) => [one.id, one]));
    const waiting: Record<string, number> = {};
    const byQuestion = sheet.questions.map(({ id, topic, own: words, points: maxPoints, answers }) => {
      const judged = answers.map((one) => known(byId, one.id));
      const own = round(judged.reduce((sum, { points }) => sum + points, 0));
      const waits = round(waitingPoints(judged));
      const before = questions.get(id) ?? {
        ...{ topic, title: words?.title, maxPoints: 0, points: 0, marked: 0, sheets: 0, seen: 0 },
      };
      questions.set(id, {
        topic,
        title: before.title === words?.title ? before.title : undefined,
        maxPoints: before.maxPoints + maxPoints,
        points: before.points + own,
        marked: before.marked + maxPoints - waits,
        sheets: before.sheets + 1,
        seen: before.seen + (waits > 0 && waits >= maxPoints ? 0 : 1),
      });
      if (waits > 0) waiting[id] = waits;
      return [id, own] as const;
    });
    const mistakes = new Map<string, number>();
    for (const { verdict, misconception } of marked.answers) {
      verdicts[verdict]++;
      if (misconception !== null) mistakes.set(misconception, (mistakes.get(misconception) ?? 0) + 1);
    }
    for (const [id, times] of mistakes) {
      const before = misconceptions.get(id) ?? { students: 0, answers: 0 };
      misconceptions.set(id, { students: before.students + 1, answers: before.answers + times });
    }
    grades.push({
      sheet: sheet.id,
      code: sheet.code,
      student: sheet.student?.id ?? "",
      name: sheet.student?.name ?? "",
      answered: marked.answers.filter(({ verdict }) => verdict !== "blank").length,
      score: marked.score,
      maxScore: marked.maxScore,
      ...(marked.unmarked === undefined ? {} : { unmarked: marked.unmarked }),
      ...byHandOf(sheet, marked),
      questions: Object.fromEntries(byQuestion),
      ...(Object.keys(waiting).length === 0 ? {} : { waiting }),
    });
  };
  const result = (): ClassTally => ({
    grades: [...grades].sort((a, b) => ORDER.compare(a.sheet, b.sheet)),
    questions: [...questions].map(([id, { topic, title, maxPoints, points, marked, sheets, seen }]) => ({
      id,
      topic,
      ...(title === undefined ? {} : { title }),
      maxPoints: round(maxPoints / sheets),
      mean: round(points / Math.max(1, seen)),
      marked: round(marked / Math.max(1, seen)),
    })),
    verdicts,
    misconceptions: [...misconceptions]
      .map(([id, counts]) => ({ id, ...counts }))
      .sort((a, b) => b.students - a.students || b.answers - a.answers),
    ...(Object.keys(texts).length === 0 ? {} : { texts }),
  });
  return { add, result };
}

/** What nobody has marked yet: answers, and the points that they may bring. */
export function waitingIn(grades: readonly Grade[]): { readonly answers: number; readonly points: number } {
  const answers = grades
    .filter(({ unmarked = 0 }) => unmarked > 0)
    .flatMap(({ byHand = {} }) => Object.values(byHand).filter((marks) => marks === null));
  return {
    answers: answers.length,
    points: round(grades.reduce((sum, { unmarked = 0 }) => sum + unmarked, 0)),
  };
}

/** The marks of what no program marks. */
function byHandOf({ questions }: Sheet, { answers }: MarkedSheet): Pick<Grade, "byHand"> {
  const written = new Set(
    questions.flatMap((question) =>
      question.answers.flatMap(({ id, kind }) => (kind === "written" ? [id] : [])),
    ),
  );
  if (written.size === 0) return {};
  const entries = answers.flatMap(({ id, verdict, points, ruling }) =>
    written.has(id) ? [[id, verdict === "marked" || ruling !== undefined ? points : null] as const] : [],
  );
  return { byHand: Object.fromEntries(entries) };
}

const round = (points: number): number => Number(points.toPrecision(12));
