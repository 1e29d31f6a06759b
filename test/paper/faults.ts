import { boxNumbersOf } from "../../src/core/sheet/boxes.js";
import { failing, freeAnswers, runCheck } from "../../src/core/sheet/runCheck.js";
import type { Answer, Question, Sheet } from "../../src/core/sheet/sheet.js";
import { renderSheet } from "../../src/paper/pages/documents.js";
import { answersTo, type Written } from "./answers.js";
import { networkIn } from "./drawing.js";
import { type PaperQuestion, readPaper } from "./paper.js";
import { asAsked } from "./rounding.js";
import { Missing } from "./tree.js";

/** What comes out wrong of a sheet when nothing but its printed worksheet is read: a line for each answer, or for what is missing. */
export function faultsOf(sheet: Sheet, html = renderSheet(sheet, "worksheet", "page")): string[] {
  const boxes = boxNumbersOf(sheet);
  const papers = readPaper(html);
  return sheet.questions.flatMap((question, k) => {
    const paper = papers[k];
    if (paper === undefined) return [`${question.id} is not printed`];
    const told = tryTo(
      () => faultsIn(question, paper, boxes),
      (lack) => [`${question.id}: ${lack}`],
    );
    // Whoever sees the whole network may work out anew what is printed as worked out, where all formulas are at hand.
    const isDrawn = networkIn(paper.drawing, paper.language) !== null;
    const anew = isDrawn
      ? tryTo(
          () => faultsIn(question, { ...paper, known: new Map() }, boxes),
          () => [],
        )
      : [];
    return [...told, ...anew.map((fault) => `worked out anew: ${fault}`)];
  });
}

function tryTo(work: () => string[], lacking: (lack: string) => string[]): string[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof Missing) return lacking(error.message);
    throw error;
  }
}

function faultsIn(question: Question, paper: PaperQuestion, boxes: ReadonlyMap<string, number>): string[] {
  const written = answersTo(paper);
  const faults = question.answers.flatMap((answer) => {
    const box = String(boxes.get(answer.id));
    const one = written.get(box);
    return isRight(answer, one, paper)
      ? []
      : [`${answer.id} (box ${box}): ${JSON.stringify(one)} for ${answer.display}`];
  });
  faults.push(...faultsOfFree(question, written, boxes));
  // The factors of a product may stand in any order.
  const blanks = question.answers.flatMap((answer) => (answer.kind === "blank" ? [answer] : []));
  const wanted = blanks.map(({ right }) => right).sort();
  const filled = blanks.map(({ id }) => placeIn(written.get(String(boxes.get(id))))).sort();
  return filled.join() === wanted.join()
    ? faults
    : [...faults, `${question.id}: factors ${filled} for ${wanted}`];
}

/** Numbers of the student's own choosing, all together: a number of the worksheet's own would not be the key's. */
function faultsOfFree(
  question: Question,
  written: ReadonlyMap<string, Written>,
  boxes: ReadonlyMap<string, number>,
): string[] {
  const own = new Map(
    freeAnswers(question).map(({ id, quantity }) => {
      const one = written.get(String(boxes.get(id)));
      return [quantity, one?.kind === "number" ? one.value : Number.NaN];
    }),
  );
  return (question.checks ?? []).flatMap((check) => {
    if (check.judges.length === 0) return [];
    const wrong = failing(runCheck(question, check, own));
    return wrong === undefined
      ? []
      : [`${question.id}: ${JSON.stringify([...own])} for ${JSON.stringify(wrong.inputs)}`];
  });
}

const placeIn = (one: Written | undefined): number => (one?.kind === "place" ? one.place : 0);

function isRight(answer: Answer, one: Written | undefined, paper: PaperQuestion): boolean {
  switch (answer.kind) {
    case "number": {
      if (one?.kind !== "number") return false;
      const asked = asAsked(one.symbol, one.value, paper);
      return asked >= answer.lower && asked <= answer.upper;
    }
    case "shape":
      return one?.kind === "shape" && one.rows === answer.rows && one.columns === answer.columns;
    case "choice":
    case "line":
      return placeIn(one) === answer.right;
    case "several":
      return one?.kind === "place" && String(one.place) === answer.right.join();
    case "written":
    case "blank":
      return true;
    // A worksheet says of no formula whether it is right; test/core/marking/formula does.
    case "formula":
      return true;
    // Judged with others, below.
    case "free":
      return one?.kind === "number";
  }
}
