import type { Answer } from "../../src/core/sheet/sheet.js";
import { type Block, type Item, type Line, leadOf } from "../../src/export/item.js";

const ofLine = (line: Line): string[] => line.flatMap((run) => ("tex" in run ? [run.tex] : []));
const ofBlock = (block: Block): string[] =>
  "line" in block ? ofLine(block.line) : [block.table.head, ...block.table.rows].flat().flatMap(ofLine);

/** TeX of a question: of its text, of what is to be chosen, of its worked solution. */
export function formulasOf({ blocks, parts, solution }: Item) {
  const fields = parts.flatMap((part) => part.fields);
  const optionsOf = (asked: (kind: Answer["kind"]) => boolean): string[] =>
    fields
      .filter(({ answer }) => asked(answer.kind))
      .flatMap(({ options }) => options.flatMap(({ line }) => ofLine(line)));
  return {
    text: [
      ...blocks.flatMap(ofBlock),
      ...parts.flatMap((part) => [...ofLine(part.task), ...part.blocks.flatMap(ofBlock)]),
      ...fields.flatMap((field) => ofLine(leadOf(field, ""))),
    ],
    options: optionsOf((kind) => kind !== "line"),
    // Lines of a worked example or a program stand in the question's text already.
    lines: optionsOf((kind) => kind === "line"),
    solution: solution.flatMap(ofBlock),
  };
}
