import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { Head, TextFormat } from "../format.js";
import { type Block, type Field, fieldsOf, type Item, type Line, leadOf, type Variant } from "../item.js";
import { besideStyle, clozeField, numericalAnswers, severalShare, wholeFactor } from "../moodleAnswers.js";
import { isMoodleShare, moodleName } from "../moodleName.js";
import { escapeSigns, escapeXml, htmlOf } from "../writeLine.js";

/** Moodle XML: a question whole, with all its blanks; its variants lie in a category of their own. */
export const moodle: TextFormat = {
  kind: "text",
  about: "Moodle XML: whole questions with all their blanks, drawings, feedback and solutions",
  loses: [
    "follow-through",
    "imprecise",
    "scaled-points",
    "factors",
    "reason",
    "several-in-part",
    "free",
    "formula",
  ],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n';
    for await (const variant of variants)
      for (const item of variant.items) yield categoryXml(item, head) + questionXml(item, variant, t);
    yield "</quiz>\n";
  },
};

const tag = (name: string, text: string, attributes = ""): string =>
  `<${name}${attributes}><text>${escapeXml(text)}</text></${name}>`;

/** In a category's path a slash of a name is doubled. */
function categoryXml({ title, topic }: Item, head: Head): string {
  const names = [head.title, `${title} · ${topic}`].map((name) => moodleName(name).replaceAll("/", "//"));
  return `<question type="category">${tag("category", `$course$/top/${names.join("/")}`)}</question>\n`;
}

function questionXml(item: Item, { sheet }: Variant, t: Messages): string {
  const { question, topic, solution } = item;
  const share = sheet.marking?.misconception ?? 0;
  const [field, ...others] = fieldsOf(item);
  if (others.length === 0 && (field?.answer.kind === "written" || field?.answer.kind === "several"))
    return wholeXml(item, field, moodleName(`${question.id} ${sheet.id} ${topic}`), t);
  const alone =
    others.length === 0 && field?.answer.kind === "number" && isMoodleShare(share) ? field.answer : null;
  const asked =
    alone === null
      ? clozeHtml(item, share, t)
      : htmlOf(
          partBlocks(item, t, () => []),
          besideStyle,
        );
  const name = moodleName(`${question.id} ${sheet.id} ${topic}`);
  return [
    `<question type="${alone === null ? "cloze" : "numerical"}">`,
    tag("name", name),
    `<questiontext format="html"><text>${escapeSigns(pictureHtml(item) + asked)}</text>${pictureFile(item)}</questiontext>`,
    tag("generalfeedback", htmlOf(solution), ' format="html"'),
    ...(alone === null ? [] : [`<defaultgrade>${question.points}</defaultgrade>`]),
    "<penalty>0.3333333</penalty><hidden>0</hidden>",
    ...(alone === null || field === undefined ? [] : numericalAnswers(alone, field, share, t)),
    "</question>\n",
  ].join("\n");
}

/** A question of its own kind in Moodle: an essay with its scheme for who marks it, or a choice of several. */
function wholeXml(item: Item, { answer, options, question: asks }: Field, name: string, t: Messages): string {
  const { question, solution } = item;
  const html = (blocks: readonly Block[]): string => htmlOf(blocks);
  const ask = asks.length === 0 ? [] : [{ line: asks }];
  const asked = html([...partBlocks({ ...item, parts: [] }, t, () => []), ...ask]);
  const kind = answer.kind === "written" ? "essay" : "multichoice";
  const scheme = answer.kind === "written" ? (answer.scheme ?? []) : [];
  const share = () => severalShare(options.filter(({ right }) => right).length);
  const own =
    answer.kind === "written"
      ? [
          "<responseformat>editor</responseformat><responserequired>1</responserequired>",
          `<responsefieldlines>${answer.room}</responsefieldlines><attachments>0</attachments>`,
          "<attachmentsrequired>0</attachmentsrequired>",
          tag(
            "graderinfo",
            html(
              scheme.map((one) => ({
                line: [{ text: t("key.for", { points: one.points }) }, { text: ` ${one.for}` }],
              })),
            ),
            ' format="html"',
          ),
          tag("responsetemplate", "", ' format="html"'),
        ]
      : [
          "<single>false</single><shuffleanswers>0</shuffleanswers><answernumbering>ABCD</answernumbering>",
          ...options.map(
            ({ line, right, says }) =>
              `<answer fraction="${right ? share() : "-100"}" format="html"><text>${escapeSigns(html([{ line }]))}</text>` +
              `<feedback format="html"><text>${escapeSigns(escapeXml(says))}</text></feedback></answer>`,
          ),
        ];
  return [
    `<question type="${kind}">`,
    tag("name", name),
    `<questiontext format="html"><text>${escapeSigns(pictureHtml(item) + asked)}</text>${pictureFile(item)}</questiontext>`,
    tag("generalfeedback", html(solution), ' format="html"'),
    `<defaultgrade>${question.points}</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>`,
    ...own,
    "</question>\n",
  ].join("\n");
}

function clozeHtml(item: Item, share: number, t: Messages): string {
  const factor = wholeFactor(item.question.answers.map(({ points }) => points));
  const marks = new Map<Field, string>();
  const blocks = partBlocks(item, t, (field) => {
    const mark = `\uE000${marks.size}\uE001`;
    marks.set(field, mark);
    return [{ text: mark }];
  });
  let html = htmlOf(blocks, besideStyle);
  for (const [field, mark] of marks)
    html = html.replace(mark, () => clozeField(field, item, { factor, share, t }));
  return html;
}

/** The whole text, each blank with what stands in its place. */
function partBlocks({ blocks, parts }: Item, t: Messages, blank: (field: Field) => Line): Block[] {
  const typed = parts.some(({ fields }) => fields.some(({ answer }) => answer.kind === "number"));
  return [
    ...blocks,
    ...(typed ? [{ line: [{ text: t("export.typing") }] }] : []),
    ...parts.flatMap((part): Block[] => [
      ...(part.task.length === 0 ? [] : [{ line: part.task }]),
      ...part.blocks,
      ...part.fields.map((field) => ({ line: [...leadOf(field, " ="), { text: " " }, ...blank(field)] })),
    ]),
  ];
}

const pictureHtml = ({ picture, question }: Item): string =>
  picture === null
    ? ""
    : `<p><img src="@@PLUGINFILE@@/${question.id}.svg" alt="${besideStyle.text(picture.alt)}"></p>`;

const pictureFile = ({ picture, question }: Item): string =>
  picture === null
    ? ""
    : `<file name="${question.id}.svg" path="/" encoding="base64">${Buffer.from(picture.svg).toString("base64")}</file>`;
