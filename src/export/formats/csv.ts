import { CSV_START, csvLine } from "../../core/files/csvFile.js";
import type { TextFormat } from "../format.js";
import { fieldsOf } from "../item.js";
import { linesOf, PLAIN_STYLE, writeLine } from "../writeLine.js";

const HEADINGS = [
  ...[
    "variant",
    "question",
    "topic",
    "answer",
    "name",
    "kind",
    "points",
    "display",
    "value",
    "lower",
    "upper",
  ],
  ...["options", "wrong values", "text"],
];

/** A row a blank, for spreadsheets. */
export const csv: TextFormat = {
  kind: "text",
  about: "a row a blank, for spreadsheets",
  loses: ["marking", "pictures", "solution"],
  write: async function* (variants) {
    yield CSV_START + csvLine(HEADINGS);
    for await (const { sheet, items } of variants)
      for (const item of items)
        for (const { answer, name, question, options, wrong } of fieldsOf(item)) {
          // As numbers: a minus at the start of a text would be kept from spreadsheets by an apostrophe.
          const number =
            answer.kind === "number"
              ? [Number(answer.display), answer.value, answer.lower, answer.upper]
              : [answer.display, "", "", ""];
          const { id, topic } = item.question;
          yield csvLine([
            ...[sheet.id, id, topic, answer.id, name, answer.kind, answer.points],
            ...number,
            options.map(({ label, line }) => `${label} ${writeLine(line, PLAIN_STYLE)}`).join("; "),
            wrong.map((one) => `${one.id} ${one.display}`).join("; "),
            [item.picture?.alt ?? "", ...linesOf([...item.blocks, { line: question }], PLAIN_STYLE)]
              .join(" ")
              .trim(),
          ]);
        }
  },
};
