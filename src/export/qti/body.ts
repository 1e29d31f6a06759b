import type { Messages } from "../../core/words/messages.js";
import { mathXml } from "../../document/formula/math.js";
import type { Block, Field, Item, Line } from "../item.js";
import { escapeXml, htmlOf, type RunStyle, writeLine } from "../writeLine.js";
import { html, type Node, qti, textOf } from "./element.js";

/** HTML with formulas as MathML. A number's own minus can be copied with it into a blank: players read the short one alone. */
const MATH_STYLE: RunStyle = {
  text: escapeXml,
  tex: (tex) => mathXml(tex).replace(/(<mo form="prefix"[^>]*>)\u2212(<\/mo><mn>)/g, "$1-$2"),
};

const lineXml = (line: Line): Node => writeLine(line, MATH_STYLE);
const blocksXml = (blocks: readonly Block[]): Node => htmlOf(blocks, MATH_STYLE);

/** What a blank is called in an item: R1, R2, … in the order of the page. */
export const responseOf = (place: number): string => `R${place + 1}`;

/** An option's identifier. */
export const optionId = (place: number): string => `o${place + 1}`;

/** The question as it is asked, and for scorers alone its worked solution. */
export function bodyOf(item: Item, fields: readonly Field[], picture: string, t: Messages): Node {
  const { blocks, parts, solution } = item;
  const typed = fields.some(({ answer }) => answer.kind === "number");
  return qti(
    "itemBody",
    {},
    ...(item.picture === null ? [] : [html("p", {}, html("img", { src: picture, alt: item.picture.alt }))]),
    blocksXml(blocks),
    ...(typed ? [html("p", {}, textOf(t("export.typing")))] : []),
    ...parts.flatMap((part): Node[] => [
      ...(part.task.length === 0 ? [] : [blocksXml([{ line: part.task }])]),
      blocksXml(part.blocks),
      ...part.fields.map((field) => interactionOf(field, fields.indexOf(field))),
    ]),
    ...(solution.length === 0
      ? []
      : [qti("rubricBlock", { view: "scorer" }, qti("contentBody", {}, blocksXml(solution)))]),
  );
}

function interactionOf({ answer, label, question, options }: Field, place: number): Node {
  const responseIdentifier = responseOf(place);
  const equals = [lineXml(label), textOf(" = ")];
  switch (answer.kind) {
    case "number":
    case "shape":
      return html(
        "p",
        {},
        ...equals,
        qti("textEntryInteraction", { responseIdentifier, expectedLength: 12 }),
      );
    case "line":
      return html(
        "p",
        {},
        ...equals,
        qti(
          "inlineChoiceInteraction",
          { responseIdentifier, shuffle: "false" },
          ...options.map((one, k) => qti("inlineChoice", { identifier: optionId(k) }, textOf(one.label))),
        ),
      );
    case "written":
      return qti(
        "extendedTextInteraction",
        { responseIdentifier, expectedLines: answer.room },
        qti("prompt", {}, lineXml(label)),
      );
    default:
      return qti(
        "choiceInteraction",
        // Of several right options any number may be chosen.
        { responseIdentifier, shuffle: "false", maxChoices: answer.kind === "several" ? 0 : 1 },
        qti("prompt", {}, lineXml(question.length > 0 ? question : label)),
        ...options.map((one, k) =>
          // A player that sets the two beside each other drops a space at the label's end, but for this one.
          qti("simpleChoice", { identifier: optionId(k) }, textOf(`${one.label}\u00a0`), lineXml(one.line)),
        ),
      );
  }
}
