import type { ExplainedSheet } from "../../core/marking/explain.js";
import type { Sheet } from "../../core/sheet/sheet.js";

/** The JSON document of a class, written out while marking goes on: a student's answers are not held for it. */
export interface MarkedJson {
  readonly add: (sheet: Sheet, marked: ExplainedSheet) => void;
  /** Ends the document with what is known only now. */
  readonly close: (rest: Readonly<Record<string, unknown>>) => void;
}

/** Writes `{"marked": [a line a student], …}`. Without `close` it is no JSON: whoever reads it sees that marking broke off. */
export function markedJson(write: (text: string) => void): MarkedJson {
  let count = 0;
  const start = () => {
    write(count === 0 ? '{"marked": [\n' : ",\n");
    count++;
  };
  return {
    add: (sheet, { score, maxScore, unmarked, answers }) => {
      const { id, code, student } = sheet;
      const who = { sheet: id, code, student: student?.id ?? "", name: student?.name ?? "" };
      start();
      write(
        JSON.stringify({ ...who, score, maxScore, ...(unmarked === undefined ? {} : { unmarked }), answers }),
      );
    },
    close: (rest) => {
      if (count === 0) write('{"marked": [');
      write(`\n],\n${JSON.stringify(rest, null, 2).slice(2)}\n`);
    },
  };
}
