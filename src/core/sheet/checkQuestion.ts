import { fail } from "../base/errors.js";
import { numbers } from "../graph/algebra.js";
import { evaluate } from "../graph/evaluate.js";
import { type Expression, isOperator, symbolsOf } from "../graph/expressionTree.js";
import { operationNamed } from "../graph/operations.js";
import type { Rounding } from "../graph/rounding.js";
import { failing, freeAnswers, runCheck } from "./runCheck.js";
import { type Answer, type FormulaAnswer, graphOfQuestion, type Question } from "./sheet.js";

/** More than a sheet ever holds: what lies beyond would go down the program's stack, or print for hours. */
const MOST = { depth: 100, definitions: 5000, answers: 500, figures: 20, bound: 1e250 } as const;

/**
 * Looks at a question of a sheet file: what it names has to be there. Throws WRONG_VALUE for a graph that speaks of what
 * it does not define or of an operation that there is not, for blanks, lines and parts of nothing.
 */
export function checkQuestion(question: Question, file: string): void {
  try {
    checkGraph(question);
    checkNames(question);
    checkFree(question);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fail("WRONG_VALUE", `${error.message}; the sheet was changed by hand, or by another version`, {
      file,
      path: question.id,
    });
  }
}

function checkGraph(question: Question): void {
  const { givens, definitions, mistakes, precision } = question;
  if (definitions.length > MOST.definitions) throw new RangeError(`${definitions.length} lines`);
  for (const { expression, exact } of definitions)
    for (const one of exact === undefined ? [expression] : [expression, exact]) checkOperations(one, 0);
  for (const { replace } of mistakes) for (const one of Object.values(replace)) checkOperations(one, 0);
  for (const answer of question.answers) checkFormulas(answer);
  const graph = graphOfQuestion(question);
  for (const { id, replace } of mistakes) {
    const stray = Object.keys(replace).find((line) => !graph.byId.has(line));
    if (stray !== undefined) throw new RangeError(`the mistake ${id} is made in ${stray}, which is no line`);
  }
  for (const rounding of Object.values(precision)) checkRounding(rounding);
  for (const [id, value] of evaluate(graph, new Map(Object.entries(givens)), numbers))
    if (!Number.isFinite(value)) throw new RangeError(`${id} comes out as ${value}`);
}

/** The formulas that are to be chosen from, or to be written. */
function checkFormulas(answer: Answer): void {
  if (answer.kind === "formula") {
    checkOperations(answer.expression, 0);
    for (const { replace } of answer.wrong) for (const one of Object.values(replace)) checkOperations(one, 0);
  }
  if (!("options" in answer)) return;
  for (const option of answer.options) if (option.kind === "formula") checkOperations(option.expression, 0);
}

function checkOperations(one: Expression, depth: number): void {
  if (typeof one !== "object") return;
  if (depth >= MOST.depth) throw new RangeError(`an expression ${MOST.depth} deep`);
  const [operator, operands] = one;
  if (!isOperator(operator)) operationNamed(operator);
  for (const operand of operands) checkOperations(operand, depth + 1);
}

function checkRounding(rounding: Rounding): void {
  if (rounding === "exact") return;
  const figures = "decimals" in rounding ? rounding.decimals : rounding.significant;
  const least = "decimals" in rounding ? 0 : 1;
  if (figures < least || figures > MOST.figures) throw new RangeError(`numbers of ${figures} figures`);
}

/** Every number of the student's own choosing is judged by one check, which the key's own numbers meet. */
function checkFree(question: Question): void {
  const { checks = [], definitions, givens } = question;
  const lines = new Set(definitions.map(({ id }) => id));
  const free = freeAnswers(question).map(({ quantity }) => quantity);
  const judged = checks.flatMap(({ judges }) => judges);
  if ([...free].sort().join() !== [...judged].sort().join())
    throw new RangeError("a number to be chosen is judged by no check, or a check judges none");
  const stray = free.find((id) => !Object.hasOwn(givens, id));
  if (stray !== undefined) throw new RangeError(`${stray} is to be chosen, and no given`);
  for (const check of checks) {
    if (!lines.has(check.output)) throw new RangeError(`a check looks at ${check.output}, which is no line`);
    const apart = (check.apart ?? []).flat();
    if (apart.some((id) => !check.judges.includes(id)))
      throw new RangeError(`a neuron of the check of ${check.output} is not judged by it`);
    const own = new Map(freeAnswers(question).map(({ quantity, value }) => [quantity, value]));
    if (failing(runCheck(question, check, own)) !== undefined)
      throw new RangeError(`the key's own numbers do not meet the check of ${check.output}`);
  }
}

/** Throws RangeError for a formula of what is no line, or one that speaks of what is not among its letters. */
function checkLetters(answer: FormulaAnswer, known: ReadonlySet<string>, lines: ReadonlySet<string>): void {
  const { id, quantity, letters, expression, wrong } = answer;
  const stray =
    letters.find((one) => !known.has(one)) ??
    symbolsOf(expression).find((one) => !letters.includes(one)) ??
    [quantity, ...wrong.flatMap(({ replace }) => Object.keys(replace))].find((one) => !lines.has(one)) ??
    wrong.flatMap(({ replace }) => Object.values(replace).flatMap(symbolsOf)).find((one) => !known.has(one));
  if (stray !== undefined) throw new RangeError(`the formula of ${id} speaks of ${stray}, which it may not`);
}

/** Throws RangeError for a name of nothing. */
function checkNames({
  givens,
  definitions,
  stated,
  shown,
  parts,
  answers,
  mistakes,
  worked,
}: Question): void {
  if (answers.length > MOST.answers) throw new RangeError(`${answers.length} answers`);
  const lines = new Set(definitions.map(({ id }) => id));
  const known = new Set([...Object.keys(givens), ...lines]);
  const isKnown = (ids: readonly string[], all: ReadonlySet<string>): void => {
    const stray = ids.find((id) => !all.has(id));
    if (stray !== undefined) throw new RangeError(`${stray} is asked or shown, and defined nowhere`);
  };
  const numbers = answers.flatMap((answer) => (answer.kind === "number" ? [answer.quantity] : []));
  isKnown([...shown, ...numbers], known);
  for (const answer of answers) if (answer.kind === "formula") checkLetters(answer, known, lines);
  isKnown([...(stated ?? []), ...(worked?.lines ?? [])], lines);
  const asked = answers.map(({ id }) => id);
  if (new Set(asked).size !== asked.length) throw new RangeError("two answers have one id");
  const inParts = parts.flatMap((part) => part.answers);
  isKnown(inParts, new Set(asked));
  isKnown(asked, new Set(inParts));
  const made = [
    ...(worked === undefined ? [] : [worked.mistake]),
    ...answers.flatMap((answer) =>
      answer.kind === "number" ? answer.misconceptions.map(({ mistake }) => mistake) : [],
    ),
  ];
  if (made.some((mistake) => mistakes[mistake] === undefined))
    throw new RangeError("a mistake is named that the question does not have");
  if (worked === undefined && answers.some((one) => one.kind === "line" && one.why === undefined))
    throw new RangeError("a line is to be found in a solution that is not there");
  const alone = definitions.find(
    ({ role, expression }) => role === "node" && symbolsOf(expression).length === 0,
  );
  if (alone !== undefined) throw new RangeError(`${alone.id} is a node that nothing leads to`);
  for (const answer of answers)
    if (
      answer.kind === "number" &&
      ![answer.lower, answer.upper].every((bound) => Math.abs(bound) <= MOST.bound)
    )
      throw new RangeError(`the bounds of ${answer.id} cannot be printed`);
}
