import { readOptions } from "../../../src/core/marking/judgeSeveral.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import { OPTION_LETTERS } from "../../../src/core/sheet/optionLetters.js";
import { numberAnswers, type Question, type Sheet } from "../../../src/core/sheet/sheet.js";
import type { Field } from "../../../src/export/item.js";
import { edgePapers } from "../../export/edgePapers.js";
import { HONEST, honestPaper } from "../../support/honestPapers.js";
import { workQuestion } from "../../support/students.js";
import type { Responses } from "./qtiPlayer.js";

/**
 * Papers of one question: the key, honest ways, a slip in one number after another carried on, the same over a blank that is
 * left empty, each wrong method's number alone, bounds and what lies beside them, nothing. Of slips and of wrong methods `most` at the most.
 */
export function papersOf(question: Question, sheet: Sheet, most: number): Answers[] {
  const asked = numberAnswers(question.answers);
  const ids = new Set(question.answers.map(({ id }) => id));
  const honest = (
    ["each line rounded", "each line cut", "all digits kept, two digits more written"] as const
  ).map((way) =>
    Object.fromEntries(Object.entries(honestPaper(sheet, HONEST[way])).filter(([id]) => ids.has(id))),
  );
  const slips = asked.map(({ quantity, value }) =>
    Object.fromEntries(workQuestion(question, { slips: { [quantity]: value * 1.1 } })),
  );
  const mistakes = asked.flatMap(({ id, misconceptions }) =>
    misconceptions.map(({ display }) => ({ [id]: display })),
  );
  const edges = edgePapers(question);
  const [bounds, outside] = [edges.slice(0, 2), edges.slice(2)];
  return [
    Object.fromEntries(question.answers.map(({ id, display }) => [id, display])),
    ...honest,
    ...slips.slice(0, most),
    ...slips.slice(0, most).flatMap(withGaps),
    ...mistakes.slice(0, most),
    ...bounds,
    // Alone: of several that are nearly right a player may take one for carried on from another.
    ...outside.flatMap((paper) =>
      Object.entries(paper)
        .slice(0, most)
        .map(([id, text]) => ({ [id]: text })),
    ),
    {},
  ];
}

/** A paper as the item's responses: R1, R2, … in the order of its fields, letters as the options' identifiers. */
export const responsesTo = (fields: readonly Field[], answers: Answers): Responses =>
  Object.fromEntries(
    fields.flatMap(({ answer, options }, place): [string, string | readonly string[]][] => {
      const given = answers[answer.id];
      if (given === undefined || given === "") return [];
      if (options.length === 0) return [[`R${place + 1}`, given]];
      if (answer.kind === "several") {
        const places = readOptions(given, options.length) ?? [];
        return [[`R${place + 1}`, places.map((one) => `o${one}`)]];
      }
      // Students write letters where a Korean page has numbers in circles.
      const labelled = options.findIndex(({ label }) => label === given);
      const option = labelled < 0 ? OPTION_LETTERS.indexOf(given.toUpperCase()) : labelled;
      return [[`R${place + 1}`, `o${option + 1}`]];
    }),
  );

/** A slip's paper with one blank left empty, and with another: others than those of the slip before. */
const withGaps = (paper: Answers, slip: number): Answers[] => {
  const ids = Object.keys(paper).slice(0, -1);
  const gaps = new Set([ids[(2 * slip + 1) % ids.length], ids[(2 * slip + 2) % ids.length]]);
  return [...gaps].map((gap) => Object.fromEntries(Object.entries(paper).filter(([id]) => id !== gap)));
};
