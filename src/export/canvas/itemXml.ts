import type { Question } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { type Block, type Field, type Item, leadOf, type Variant } from "../item.js";
import { plainNumber } from "../numberRange.js";
import { rightOptions } from "../rightOptions.js";
import { shapeWritings } from "../shapeWritings.js";
import { shortName } from "../shortName.js";
import { escapeSigns, escapeXml, htmlOf, type RunStyle } from "../writeLine.js";
import { type Asked, askedOf } from "./asked.js";

/** A formula as Canvas's editor writes it: a picture that Canvas draws, with its TeX for those who do not see it. */
const STYLE: RunStyle = {
  text: escapeXml,
  tex: (tex) => {
    const known = pictures.get(tex);
    if (known !== undefined) return known;
    const picture = pictureOf(tex);
    // Formulas with a sheet's own numbers hardly ever come again.
    if (/\d\.\d/.test(tex)) return picture;
    if (pictures.size >= MOST_PICTURES) pictures.clear();
    pictures.set(tex, picture);
    return picture;
  },
};

const pictures = new Map<string, string>();
const MOST_PICTURES = 2000;

function pictureOf(tex: string): string {
  // Twice in an address: the second time nothing but the percent signs of the first is left to write.
  const address = `/equation_images/${encodeURIComponent(tex).replaceAll("%", "%25")}`;
  const said = escapeXml(tex);
  return `<img class="equation_image" src="${address}" alt="LaTeX: ${said}" title="${said}" data-equation-content="${said}">`;
}

/** What all blanks of a question say, as HTML that stands escaped in XML: it is long, and written once. */
export interface Common {
  readonly blocks: string;
  readonly solution: string;
}

export const commonOf = ({ blocks, solution }: Item): Common => ({
  blocks: escapeSigns(htmlOf(blocks, STYLE)),
  solution: feedbackXml("general_fb", htmlOf(solution, STYLE)),
});

interface Place {
  readonly id: string;
  /** Where the drawing lies in the package; empty where there is none. */
  readonly picture: string;
  /** What the blank counts, whichever variant is picked. */
  readonly points: number;
  readonly common: Common;
}

/** One blank of a question as an item of its own; null for a number that Canvas cannot ask for. */
export function canvasItem(
  field: Field,
  item: Item,
  variant: Variant,
  place: Place,
  t: Messages,
): string | null {
  const { question } = item;
  const asked = askedOf(field, question);
  if (field.answer.kind === "number" && asked === null) return null;
  const { kind, response, conditions, feedback } = body(field, item, asked);
  const facts = { question_type: kind, points_possible: String(place.points) };
  const metadata = Object.entries(facts).map(
    ([label, entry]) =>
      `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${entry}</fieldentry></qtimetadatafield>`,
  );
  const text = htmlOf(textBlocks(field, item, asked, t), STYLE);
  const { blocks, solution } = place.common;
  const drawing =
    item.picture === null
      ? ""
      : `<p><img src="%24IMS-CC-FILEBASE%24/${place.picture}" alt="${escapeXml(item.picture.alt)}"></p>`;
  const general =
    '<respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>';
  return [
    `<item ident="${place.id}" title="${escapeXml(shortName(`${question.id} ${variant.sheet.id} ${field.name}`))}">`,
    `<itemmetadata><qtimetadata>${metadata.join("")}</qtimetadata></itemmetadata>`,
    `<presentation>${materialXml(escapeSigns(drawing) + blocks + escapeSigns(text))}${response}</presentation>`,
    '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>',
    general,
    ...conditions,
    "</resprocessing>",
    solution,
    ...feedback,
    "</item>\n",
  ].join("");
}

const materialXml = (escaped: string): string =>
  `<material><mattext texttype="text/html">${escaped}</mattext></material>`;
const htmlText = (html: string): string => materialXml(escapeSigns(html));
const feedbackXml = (id: string, html: string): string =>
  `<itemfeedback ident="${id}"><flow_mat>${htmlText(html)}</flow_mat></itemfeedback>`;

/** Behind what all blanks of the question say. */
function textBlocks(field: Field, { parts }: Item, asked: Asked | null, t: Messages): Block[] {
  const part = parts.find(({ fields }) => fields.includes(field));
  const unit = asked === null || asked.power === 0 ? "" : ` ×10^${asked.power}`;
  const old = asked?.minus ?? null;
  const minus = old === null ? "" : old < 0 ? ` - (${plainNumber(old)})` : ` - ${plainNumber(old)}`;
  const notes =
    asked === null
      ? []
      : [
          t("export.typing"),
          ...(old === null ? [] : [t("export.change")]),
          unit === "" ? t("export.fourDecimals") : t("export.scaled", { unit: unit.trim() }),
        ];
  const question = leadOf(field, field.answer.kind === "written" ? "" : `${minus} = ?${unit}`);
  return [
    ...(part?.task.length ? [{ line: part.task }] : []),
    ...(part?.blocks ?? []),
    { line: question },
    ...notes.map((text) => ({ line: [{ text }] })),
  ];
}

interface Body {
  readonly kind: string;
  readonly response: string;
  readonly conditions: readonly string[];
  readonly feedback: readonly string[];
}

/** A box to type in. New Quizzes knows a number by `Decimal` alone, and makes an essay of what has neither that nor texts. */
const box = (kind: "Decimal" | "String"): string =>
  `<response_str ident="response1" rcardinality="Single"><render_fib fibtype="${kind}"><response_label ident="answer1"/></render_fib></response_str>`;
const right = (condition: string): string =>
  `<respcondition continue="No"><conditionvar>${condition}</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>`;
const equal = (value: string): string => `<varequal respident="response1">${escapeXml(value)}</varequal>`;

/** Whatever a number's conditions name earns full marks there, so that no wrong method's number stands among them. */
function body(field: Field, item: Item, asked: Asked | null): Body {
  const { answer, options } = field;
  if (asked !== null) {
    const [lower, upper] = [asked.lower, asked.upper].map(plainNumber);
    const range = `<vargte respident="response1">${lower}</vargte><varlte respident="response1">${upper}</varlte>`;
    return { kind: "numerical_question", response: box("Decimal"), conditions: [right(range)], feedback: [] };
  }
  if (answer.kind === "shape") {
    const written = shapeWritings(answer.display).map(equal).join("");
    return {
      kind: "short_answer_question",
      response: box("String"),
      conditions: [right(written)],
      feedback: [],
    };
  }
  if (answer.kind === "written")
    return {
      kind: "essay_question",
      response: box("String"),
      conditions: ['<respcondition continue="No"><conditionvar><other/></conditionvar></respcondition>'],
      feedback: [],
    };
  const rights = rightOptions(field, item);
  const labels = options.map(
    ({ label, line }, k) =>
      `<response_label ident="o${k + 1}">${htmlText(answer.kind === "line" ? escapeXml(label) : htmlOf([{ line: [{ text: `${label} ` }, ...line] }], STYLE))}</response_label>`,
  );
  const told = options.flatMap(({ says }, k) => (says === "" ? [] : [[`o${k + 1}`, says] as const]));
  const several = answer.kind === "several";
  const all = options.map(({ label }, k) =>
    rights.has(label) ? equal(`o${k + 1}`) : `<not>${equal(`o${k + 1}`)}</not>`,
  );
  return {
    kind: several ? "multiple_answers_question" : "multiple_choice_question",
    response: `<response_lid ident="response1" rcardinality="${several ? "Multiple" : "Single"}"><render_choice>${labels.join("")}</render_choice></response_lid>`,
    conditions: [
      ...told.map(
        ([id]) =>
          `<respcondition continue="Yes"><conditionvar>${equal(id)}</conditionvar><displayfeedback feedbacktype="Response" linkrefid="${id}_fb"/></respcondition>`,
      ),
      ...(several
        ? [right(`<and>${all.join("")}</and>`)]
        : options.flatMap(({ label }, k) => (rights.has(label) ? [right(equal(`o${k + 1}`))] : []))),
    ],
    feedback: told.map(([id, says]) => feedbackXml(`${id}_fb`, `<p>${escapeXml(says)}</p>`)),
  };
}

/** Whether a question has a number that Canvas cannot ask for, or asks for otherwise. */
export const isAskedOtherwise = (field: Field, question: Question): boolean => {
  const asked = askedOf(field, question);
  return field.answer.kind === "number" && asked !== null && (asked.power !== 0 || asked.minus !== null);
};
export const isUnaskable = (field: Field, question: Question): boolean =>
  field.answer.kind === "number" && askedOf(field, question) === null;
