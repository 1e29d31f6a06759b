import { nameOf } from "../../core/base/hash.js";
import { messagesFor } from "../../core/words/locale.js";
import type { PackageFormat, PackedFile } from "../format.js";
import { fieldsOf, type Item } from "../item.js";
import { judgeData } from "../judgeData.js";
import { prairiePage } from "../prairiePage.js";
import { pythonText } from "../pythonText.js";
import { htmlOf } from "../writeLine.js";

/** A folder a question: what PrairieLearn asks, and a server.py that marks by the sheet's own rules. */
export const prairielearn: PackageFormat = {
  kind: "folder",
  about: "PrairieLearn question folders, marked in Python with follow-through and named mistakes",
  loses: ["inferred", "unjudged", "formula"],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    let first = true;
    for await (const { sheet, items } of variants) {
      for (const item of items) {
        const { id, topic } = item.question;
        const folder = `${id}-${topic}`;
        if (first) yield* frameOf(folder, item, head.title);
        const page = { html: prairiePage(item, t), solution: htmlOf(item.solution) };
        const text = JSON.stringify({ ...page, ...judgeData(item, sheet, t) });
        yield { path: `${folder}/variants/${sheet.id}.json`, text };
      }
      first = false;
    }
  },
};

const HTML = `{{{params.html}}}
<pl-submission-panel>
  {{#feedback.lines}}<p>{{{label}}}: {{says}}</p>{{/feedback.lines}}
</pl-submission-panel>
<pl-answer-panel>{{{params.solution}}}</pl-answer-panel>
`;

function* frameOf(folder: string, item: Item, quiz: string): Generator<PackedFile> {
  const { question, title, topic } = item;
  const written = fieldsOf(item).filter(({ answer }) => answer.kind === "written");
  const info = {
    uuid: uuidOf(nameOf([quiz, folder, JSON.stringify(question.definitions)])),
    title: `${quiz}: ${title} ${topic}`,
    topic,
    tags: [question.topic, question.level],
    type: "v3",
    // What a person marks is the last answer of the last variant: there is one of it.
    ...(written.length === 0 ? {} : { singleVariant: true }),
    ...(written.length < question.answers.length ? {} : { gradingMethod: "Manual" }),
  };
  yield { path: `${folder}/info.json`, text: `${JSON.stringify(info, null, 2)}\n` };
  yield { path: `${folder}/question.html`, text: HTML };
  yield { path: `${folder}/server.py`, text: pythonText("prairielearn") };
}

/** A name by content as the UUID that PrairieLearn asks for. */
function uuidOf(name: string): string {
  const digits = Buffer.from(name).toString("hex").padEnd(32, "0").slice(-32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}
