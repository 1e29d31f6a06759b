import type { Messages } from "../../core/words/messages.js";
import { type Field, fieldsOf, type Item, type Variant } from "../item.js";
import { rightOptions } from "../rightOptions.js";
import { bodyOf, optionId, responseOf } from "./body.js";
import { html, type Node, qti, textOf, type Version, writeXml } from "./element.js";
import { feedbackOf, mistakeId, processingOf } from "./processing.js";

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A document of QTI with its root's namespaces. */
export const document = (root: Node, version: Version): string => `${XML}${writeXml(root, version)}\n`;

const SPACES = {
  "2.1": [
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
  ],
  "3.0": [
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
  ],
} as const;

/** The attributes of a root of items and tests. */
export function spacesOf(version: Version): Readonly<Record<string, string>> {
  const [space, schema] = SPACES[version];
  return {
    xmlns: space,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": `${space} ${schema}`,
  };
}

interface Names {
  /** Of the item, unlike any other's. */
  readonly id: string;
  /** Where its drawing lies, as the item sees it. */
  readonly picture: string;
  readonly version: Version;
}

/** A question as an assessment item. */
export function itemXml(
  item: Item,
  { sheet }: Variant,
  { id, picture, version }: Names,
  t: Messages,
): string {
  const fields = fieldsOf(item);
  const { outcomes, rules } = processingOf(item, fields, sheet, version);
  return document(
    qti(
      "assessmentItem",
      {
        ...spacesOf(version),
        identifier: id,
        title: `${item.title} ${item.topic} (${sheet.id})`,
        "xml:lang": sheet.locale,
        adaptive: "false",
        timeDependent: "false",
      },
      ...fields.map((field, place) => responseXml(field, place, item)),
      ...outcomes,
      bodyOf(item, fields, picture, t),
      qti("responseProcessing", {}, ...rules),
      ...fields.flatMap((field, place) => feedbackXml(field, place, t)),
    ),
    version,
  );
}

function responseXml(field: Field, place: number, item: Item): Node {
  const { answer, options } = field;
  const identifier = responseOf(place);
  // What is written in words a person marks.
  if (answer.kind === "written")
    return qti("responseDeclaration", { identifier, cardinality: "single", baseType: "string" });
  const own = options.flatMap(({ right }, k) => (right ? [optionId(k)] : []));
  const other = options.findIndex(({ label }) => rightOptions(field, item).has(label));
  const right = own.length > 0 ? own : other < 0 ? [] : [optionId(other)];
  const [baseType, values] =
    answer.kind === "number"
      ? (["float", [answer.display]] as const)
      : answer.kind === "shape" || right.length === 0
        ? (["string", [answer.display]] as const)
        : (["identifier", right] as const);
  return qti(
    "responseDeclaration",
    { identifier, cardinality: answer.kind === "several" ? "multiple" : "single", baseType },
    qti("correctResponse", {}, ...values.map((value) => qti("value", {}, textOf(value)))),
  );
}

/** What a tutor would say, one outcome a blank: of several values in one outcome players show the last alone. */
function feedbackXml(field: Field, place: number, t: Messages): Node[] {
  const said = (verdict: string, says: string): Node =>
    qti(
      "modalFeedback",
      { outcomeIdentifier: feedbackOf(place), identifier: verdict, showHide: "show" },
      qti("contentBody", {}, html("p", {}, textOf(`${field.name}: ${says}`))),
    );
  const told = field.answer.kind === "number" ? field.wrong : field.options;
  return [
    ...(field.answer.kind === "number" ? [said("follow", t("verdict.follow-through"))] : []),
    ...told.flatMap(({ says }, k) => (says === "" ? [] : [said(mistakeId(k), says)])),
  ];
}
