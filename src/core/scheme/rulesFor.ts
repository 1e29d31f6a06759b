import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { didYouMean } from "../parse/schema.js";
import { answerFinder, type FoundAnswer } from "../sheet/findAnswer.js";
import type { BlankWords } from "../sheet/printedName.js";
import type { Answer, Question, Sheet } from "../sheet/sheet.js";
import type { Accepted, Overrule, Rule, Scheme, Voided } from "./scheme.js";
import { shareByWeights } from "./sharePoints.js";

/** What a scheme says of one sheet, by the ids of its answers. */
export interface SheetRules {
  readonly points: ReadonlyMap<string, number>;
  readonly voids: ReadonlyMap<string, Voided>;
  readonly accepts: ReadonlyMap<string, readonly Accepted[]>;
  readonly overrules: ReadonlyMap<string, Overrule>;
}

/** A rule that does not fit a sheet. */
export interface RuleFault {
  readonly path: Rule<unknown>["path"];
  readonly message: string;
}

export interface RuledBy {
  readonly rules: SheetRules;
  readonly faults: readonly RuleFault[];
  /** The rules that speak of this sheet, each with the answers that it is about. */
  readonly met: ReadonlyMap<Rule<unknown>, readonly string[]>;
}

/** `q3`, `문제 3`: a whole question. */
const QUESTION = /^(?:q|question|문제|문항)\s*(\d{1,4})$/i;

/**
 * What a scheme says of a sheet. `isSheet` tells whether a name is this sheet's. A rule that names nothing on it is left
 * out: copies may ask different blanks.
 */
export function rulesFor(
  scheme: Scheme,
  sheet: Sheet,
  isSheet: (name: string) => boolean,
  languages: readonly BlankWords[],
): RuledBy {
  const find = answerFinder(sheet, languages);
  const faults: RuleFault[] = [];
  const met = new Map<Rule<unknown>, readonly string[]>();
  const named = (rule: Rule<unknown>, among: readonly string[] | undefined): readonly string[] => {
    const found = among === undefined ? find(rule.name) : null;
    const ids = among ?? (found?.kind === "one" ? [found.id] : []);
    if (found !== null && found.kind !== "one" && found.kind !== "none")
      faults.push({ path: rule.path, message: unclear(found, rule.name, sheet.id) });
    else if (ids.length > 0) met.set(rule, ids);
    return ids;
  };
  const answersOf = (rule: Rule<unknown>): readonly string[] =>
    named(
      rule,
      questionOf(rule.name, sheet)?.answers.map(({ id }) => id),
    );
  const byAnswer = <T>(rules: readonly Rule<T>[]): Map<string, T> =>
    new Map(rules.flatMap((rule) => answersOf(rule).map((id) => [id, rule.says] as const)));

  const overrules = scheme.overrules.filter(({ says }) => isSheet(says.sheet));
  const rules = {
    points: pointsOf(scheme, sheet, answersOf, faults),
    voids: byAnswer(scheme.voids),
    accepts: byAnswer(scheme.accepts),
    overrules: byAnswer(overrules),
  };
  const answers = new Map(
    sheet.questions.flatMap((question) => question.answers.map((one) => [one.id, one])),
  );
  faults.push(
    ...acceptFaults(scheme.accepts, answers, met, sheet),
    ...overruleFaults(overrules, rules, answers, met, sheet),
  );
  return { rules, faults, met };
}

/** The question that a name is of; undefined where it names none. */
function questionOf(name: string, { questions }: Pick<Sheet, "questions">): Question | undefined {
  const number = QUESTION.exec(name.normalize("NFC").trim())?.[1];
  if (number === undefined) return undefined;
  return questions.find(({ id }) => id === `q${number}`) ?? questions[Number(number) - 1];
}

function unclear(found: Exclude<FoundAnswer, { kind: "one" | "none" }>, name: string, sheet: string): string {
  return found.kind === "several"
    ? `"${name}" stands at the boxes ${found.boxes.join(", ")} of sheet ${sheet}; with its question (q3.${name}) it would be right`
    : `box ${found.box} of sheet ${sheet} is not "${name}"; the number alone, or the name beside it, would be right`;
}

/** New points: of blanks as they are said, of a question's other blanks in their old proportions. */
function pointsOf(
  { points }: Scheme,
  sheet: Sheet,
  answersOf: (rule: Rule<unknown>) => readonly string[],
  faults: RuleFault[],
): Map<string, number> {
  const said = new Map<string, number>();
  for (const rule of points) {
    if (questionOf(rule.name, sheet) === undefined) for (const id of answersOf(rule)) said.set(id, rule.says);
  }
  const all = new Map(said);
  for (const rule of points) {
    const question = questionOf(rule.name, sheet);
    if (question === undefined) continue;
    answersOf(rule);
    const others = question.answers.filter(({ id }) => !said.has(id));
    const fixed = question.answers.reduce((sum, { id }) => sum + (said.get(id) ?? 0), 0);
    const rest = Number((rule.says - fixed).toPrecision(12));
    if (rest < 0 || (others.length === 0 && rest !== 0)) {
      const message = `its blanks have ${fixed} points, and it has ${rule.says}; the question's points alone, or the blanks', would be right`;
      faults.push({ path: rule.path, message });
      continue;
    }
    const shares = shareByWeights(
      rest,
      others.map((answer) => answer.points),
    );
    for (const [k, { id }] of others.entries()) all.set(id, shares[k] ?? 0);
  }
  return all;
}

/** Texts that could be no number's: of a number, a text has to be a number or the name of a misconception. */
function acceptFaults(
  accepts: Scheme["accepts"],
  answers: ReadonlyMap<string, Answer>,
  met: RuledBy["met"],
  { questions }: Sheet,
): RuleFault[] {
  const known = [
    ...new Set([
      ...Object.keys(MISCONCEPTIONS),
      ...questions.flatMap(({ mistakes }) => mistakes.map(({ id }) => id)),
    ]),
  ];
  return accepts.flatMap((rule) => {
    const ofNumber = (met.get(rule) ?? []).some((id) => answers.get(id)?.kind === "number");
    return rule.says.flatMap((one): RuleFault[] => {
      if (one.kind !== "text" || !ofNumber || known.includes(one.text) || isNumber(one.text)) return [];
      const hint =
        didYouMean(one.text, known) || "; a number, or one of gradsheet list misconceptions, would be right";
      return [{ path: rule.path, message: `"${one.text}" is neither a number nor a misconception${hint}` }];
    });
  });
}

const isNumber = (text: string): boolean =>
  text.trim() !== "" && Number.isFinite(Number(text.replace(",", ".")));

/** Overrules of what does not count, of more points than there are, or twice. */
function overruleFaults(
  overrules: readonly Rule<Overrule>[],
  { points, voids }: Pick<SheetRules, "points" | "voids">,
  answers: ReadonlyMap<string, Answer>,
  met: RuledBy["met"],
  sheet: Sheet,
): RuleFault[] {
  const seen = new Set<string>();
  return overrules.flatMap((rule): RuleFault[] => {
    const [id] = met.get(rule) ?? [];
    const answer = answers.get(id ?? "");
    if (id === undefined || answer === undefined)
      return [
        { path: [...rule.path, "answer"], message: `sheet ${sheet.id} does not ask for "${rule.name}"` },
      ];
    if (met.get(rule)?.length !== 1)
      return [
        {
          path: [...rule.path, "answer"],
          message: `"${rule.name}" is a question; one of its blanks would be right`,
        },
      ];
    if (seen.has(id)) return [{ path: rule.path, message: `${id} of sheet ${sheet.id} is overruled twice` }];
    seen.add(id);
    if (voids.has(id))
      return [{ path: rule.path, message: `${id} is void, so there is nothing to overrule` }];
    const most = points.get(id) ?? answer.points;
    return rule.says.points <= most
      ? []
      : [
          {
            path: [...rule.path, "points"],
            message: `${rule.says.points} points where ${id} has ${most}; at most ${most} would be right`,
          },
        ];
  });
}
