import { allOf, childOf, type Element, readXml } from "./readXml.js";

/** A question as classic Canvas has it after the import. */
export interface CanvasQuestion {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly points: number;
  readonly html: string;
  /** Every condition that sets a score: to Canvas each of them is a right answer, whatever it sets. */
  readonly rights: readonly Element[];
  readonly feedback: Readonly<Record<string, string>>;
  readonly options: readonly { readonly id: string; readonly html: string }[];
}

export interface CanvasGroup {
  readonly pick: number;
  readonly points: number;
  readonly questions: readonly CanvasQuestion[];
}

/** The questions of a file: groups of which some are picked, and questions of their own as groups of one. */
export function readCanvas(file: string): CanvasGroup[] {
  const [root] = allOf(readXml(file), "section").filter(
    ({ attributes }) => attributes.ident === "root_section",
  );
  if (root === undefined) throw new Error("no root section");
  return root.children.map((child) => {
    if (child.name === "item") return { pick: 1, points: pointsOf(child), questions: [questionOf(child)] };
    const extension = childOf(
      childOf(childOf(child, "selection_ordering"), "selection"),
      "selection_extension",
    );
    return {
      pick: Number(
        childOf(childOf(childOf(child, "selection_ordering"), "selection"), "selection_number").text,
      ),
      points: Number(childOf(extension, "points_per_item").text),
      questions: child.children.filter(({ name }) => name === "item").map(questionOf),
    };
  });
}

const fieldOf = (item: Element, label: string): string =>
  allOf(item, "qtimetadatafield")
    .filter((field) => childOf(field, "fieldlabel").text === label)
    .map((field) => childOf(field, "fieldentry").text)[0] ?? "";
const pointsOf = (item: Element): number => Number(fieldOf(item, "points_possible"));

function questionOf(item: Element): CanvasQuestion {
  const conditions = allOf(item, "respcondition").filter((one) => allOf(one, "setvar").length > 0);
  const textOf = (element: Element): string => allOf(element, "mattext")[0]?.text ?? "";
  return {
    ...{ id: item.attributes.ident ?? "", title: item.attributes.title ?? "" },
    kind: fieldOf(item, "question_type"),
    points: pointsOf(item),
    html: textOf(childOf(item, "presentation")),
    rights: conditions.map((one) => childOf(one, "conditionvar")),
    feedback: Object.fromEntries(
      allOf(item, "itemfeedback").map((one) => [one.attributes.ident ?? "", textOf(one)]),
    ),
    options: allOf(item, "response_label")
      .filter((one) => allOf(one, "mattext").length > 0)
      .map((one) => ({ id: one.attributes.ident ?? "", html: textOf(one) })),
  };
}

/** The page turns whatever a student types into four decimals when they leave the box. */
const typed = (given: number): number => Number(given.toFixed(4));

/** Whether a typed number is right: it equals a value, or lies in a range with both of its ends. */
export const canvasNumber = ({ rights }: CanvasQuestion, given: number): boolean =>
  rights.some((condition) => {
    const value = typed(given);
    const numbers = (name: string) => allOf(condition, name).map(({ text }) => Number(text));
    const [low] = numbers("vargte");
    const [high] = numbers("varlte");
    if (low === undefined || high === undefined) return numbers("varequal").includes(value);
    return low <= value && value <= high;
  });
