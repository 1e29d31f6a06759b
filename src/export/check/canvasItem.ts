import { twice } from "./finding.js";
import { pathOf } from "./manifest.js";
import { attributeOf, textIn, within, type XmlElement } from "./xml.js";

/** What Canvas makes of a number when a student leaves the box. */
const typed = (value: number): number => Number(value.toFixed(4));

export const fieldEntry = (item: XmlElement, label: string): string =>
  within(item, "qtimetadatafield")
    .filter((field) => within(field, "fieldlabel").some((one) => textIn(one).trim() === label))
    .flatMap((field) => within(field, "fieldentry").map((one) => textIn(one).trim()))[0] ?? "";

interface Right {
  readonly condition: XmlElement;
  readonly score: string;
}

/** What is wrong with a question, as classic Canvas would find it. */
export function canvasItemFaults(item: XmlElement, pictures: (path: string) => boolean): string[] {
  const kind = fieldEntry(item, "question_type");
  const points = Number(fieldEntry(item, "points_possible"));
  const rights = within(item, "respcondition").flatMap((condition): Right[] =>
    within(condition, "setvar").map((one) => ({ condition, score: textIn(one).trim() })),
  );
  const responses = within(item, "response_label").map((one) => attributeOf(one, "ident"));
  const feedback = within(item, "itemfeedback").map((one) => attributeOf(one, "ident"));
  const linked = within(item, "displayfeedback").map((one) => attributeOf(one, "linkrefid"));
  const shown = within(item, "mattext").map(textIn).join(" ");
  const addresses = [...shown.matchAll(/(?:%24|\$)IMS-CC-FILEBASE(?:%24|\$)\/([^"'\s]+)/g)];
  if (kind === "text_only_question")
    return ["it is text alone, which New Quizzes leaves out: what it says belongs into the questions"];
  return [
    ...(points > 0 ? [] : ["it has no points"]),
    ...(kind === "essay_question" || rights.some(({ score }) => Number(score) === 100)
      ? []
      : ["nothing in it earns 100 %: its points cannot be reached"]),
    ...twice(responses).map((id) => `two of its answers have the identifier ${id}`),
    ...linked
      .filter((id) => !feedback.includes(id))
      .map((id) => `it shows the feedback ${id}, which is not there`),
    ...addresses.flatMap(([, path = ""]) =>
      pictures(pathOf(path)) ? [] : [`its picture ${path} is not in the package`],
    ),
    ...(kind === "numerical_question" ? [...boxFaults(item), ...numberFaults(rights)] : []),
    ...(kind === "multiple_choice_question" || kind === "multiple_answers_question"
      ? choiceFaults(rights, responses)
      : []),
  ];
}

const boxFaults = (item: XmlElement): string[] =>
  within(item, "render_fib").some((box) => attributeOf(box, "fibtype") === "Decimal")
    ? []
    : ['its box has no fibtype="Decimal": New Quizzes makes an essay of it'];

const numbersIn = (condition: XmlElement, name: string): number[] =>
  within(condition, name).map((one) => Number(textIn(one)));

function numberFaults(rights: readonly Right[]): string[] {
  const wrong = rights.filter(({ score }) => Number(score) !== 100);
  const ranges = rights.flatMap(({ condition }): (readonly [number, number])[] => {
    const [low] = numbersIn(condition, "vargte");
    const [high] = numbersIn(condition, "varlte");
    return low === undefined || high === undefined ? [] : [[low, high]];
  });
  const values = rights.flatMap(({ condition }) => numbersIn(condition, "varequal"));
  const open = rights.filter(({ condition }) => within(condition, "vargt").length > 0);
  return [
    ...wrong.map(({ score }) => `an answer of ${score} %: in a number Canvas counts each answer as right`),
    ...open.map(() => "a bound with vargt: Canvas may take it for a number of digits; vargte keeps its end"),
    ...values.flatMap((value) => {
      if (Number.isNaN(value)) return ["an answer that is no number"];
      const near = ranges.some(([low, high]) => low <= typed(value) && typed(value) <= high);
      return typed(value) === value || near
        ? []
        : [`${value} cannot be typed: Canvas makes ${typed(value)} of it`];
    }),
    ...ranges.flatMap(([low, high]) => {
      if (!(low <= high)) return [`its bounds ${low} to ${high} hold no number`];
      // Nearer to an end, a number may be rounded out of it: students who round as they are asked do not stand there.
      const middle = (low + high) / 2;
      return low <= typed(middle) && typed(middle) <= high
        ? []
        : [`no number between ${low} and ${high} can be typed: Canvas makes ${typed(middle)} of ${middle}`];
    }),
    ...(ranges.length > 1 ? [`${ranges.length} ranges are right in it: to Canvas each of them is`] : []),
  ];
}

const choiceFaults = (rights: readonly Right[], responses: readonly string[]): string[] =>
  rights.flatMap(({ condition }) =>
    within(condition, "varequal")
      .map((one) => textIn(one).trim())
      .filter((id) => !responses.includes(id))
      .map((id) => `its right answer ${id} is none of its options`),
  );
