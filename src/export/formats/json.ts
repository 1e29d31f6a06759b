import type { TextFormat } from "../format.js";
import { fieldsOf, type Item, type Variant } from "../item.js";
import { linesOf, PLAIN_STYLE, writeLine } from "../writeLine.js";

/** All that an export knows of its questions, for programs: text with TeX between dollars, bounds, wrong methods, solution. */
export const json: TextFormat = {
  kind: "text",
  about: "every question as data: text with TeX, bounds, wrong methods, solution",
  loses: ["marking"],
  write: async function* (variants, { title, locale, variants: count }) {
    const head = JSON.stringify({ format: "gradsheet/questions@1", title, locale, variants: count });
    yield `${head.slice(0, -1)},"questions":[`;
    let before = "\n";
    for await (const variant of variants)
      for (const item of variant.items) {
        yield before + JSON.stringify(dataOf(item, variant));
        before = ",\n";
      }
    yield "\n]}\n";
  },
};

function dataOf(item: Item, { sheet }: Variant) {
  const { question, title, topic, picture, blocks, parts, solution } = item;
  return {
    ...{ id: question.id, variant: sheet.id, title, topic: question.topic, topicName: topic },
    points: question.points,
    text: linesOf(blocks, PLAIN_STYLE),
    picture: picture === null ? null : { alt: picture.alt, svg: picture.svg },
    parts: parts.map((part) => ({
      task: writeLine(part.task, PLAIN_STYLE),
      text: linesOf(part.blocks, PLAIN_STYLE),
      answers: fieldsOf({ parts: [part] }).map(({ answer, label, name, question: asks, options, wrong }) => ({
        ...{ id: answer.id, kind: answer.kind, points: answer.points, name },
        label: writeLine(label, PLAIN_STYLE),
        ...(asks.length === 0 ? {} : { question: writeLine(asks, PLAIN_STYLE) }),
        display: answer.display,
        ...(answer.kind === "number"
          ? { value: answer.value, lower: answer.lower, upper: answer.upper }
          : {}),
        ...(options.length === 0
          ? {}
          : { options: options.map((one) => ({ ...one, line: writeLine(one.line, PLAIN_STYLE) })) }),
        ...(wrong.length === 0 ? {} : { wrong }),
      })),
    })),
    solution: linesOf(solution, PLAIN_STYLE),
  };
}
