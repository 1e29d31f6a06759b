import { messagesFor } from "../../words/locale.js";
import type { Head, PackageFormat, PackedFile } from "../format.js";
import { html, type Node, qti, textOf, type Version } from "./element.js";
import { document, itemXml, spacesOf } from "./itemXml.js";

/** What of an item the test and the manifest need. */
interface Packed {
  readonly id: string;
  readonly picture: boolean;
}

/** A package of QTI: items, a test that picks one variant of each question, and the manifest. */
export const qtiPackage = (version: Version): PackageFormat["write"] =>
  async function* (variants, head) {
    const t = messagesFor(head.locale);
    /** By question, in the order of the sheet. */
    const questions = new Map<string, Packed[]>();
    let number = 0;
    for await (const variant of variants) {
      number += 1;
      for (const item of variant.items) {
        const { id: question } = item.question;
        const id = `${question}-v${number}`;
        const { picture } = item;
        const path = `items/${id}.xml`;
        yield { path, text: itemXml(item, variant, { id, picture: `../images/${id}.svg`, version }, t) };
        if (picture !== null) yield { path: `images/${id}.svg`, text: picture.svg };
        const packed = questions.get(question) ?? [];
        packed.push({ id, picture: picture !== null });
        questions.set(question, packed);
      }
    }
    yield { path: "test.xml", text: testXml(questions, head, version) };
    yield manifestFile(questions, version);
  };

type Questions = ReadonlyMap<string, readonly Packed[]>;

/** A section a question, of whose variants one is picked. */
function testXml(questions: Questions, { title }: Head, version: Version): string {
  const sections = [...questions].map(([question, items]) =>
    qti(
      "assessmentSection",
      { identifier: `section-${question}`, title: question, visible: "false" },
      ...(items.length > 1 ? [qti("selection", { select: 1 })] : []),
      ...items.map(({ id }) => qti("assessmentItemRef", { identifier: id, href: `items/${id}.xml` })),
    ),
  );
  const total = qti("sum", {}, qti("testVariables", { variableIdentifier: "SCORE" }));
  return document(
    qti(
      "assessmentTest",
      { ...spacesOf(version), identifier: "test", title },
      qti("outcomeDeclaration", { identifier: "SCORE", cardinality: "single", baseType: "float" }),
      qti(
        "testPart",
        { identifier: "part", navigationMode: "nonlinear", submissionMode: "individual" },
        ...sections,
      ),
      qti("outcomeProcessing", {}, qti("setOutcomeValue", { identifier: "SCORE" }, total)),
    ),
    version,
  );
}

const KINDS = {
  "2.1": {
    space: "http://www.imsglobal.org/xsd/imscp_v1p1",
    schema: ["QTIv2.1 Package", "1.0.0"],
    item: "imsqti_item_xmlv2p1",
    test: "imsqti_test_xmlv2p1",
  },
  "3.0": {
    space: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    schema: ["QTI Package", "3.0.0"],
    item: "imsqti_item_xmlv3p0",
    test: "imsqti_test_xmlv3p0",
  },
} as const;

function manifestFile(questions: Questions, version: Version): PackedFile {
  const { space, schema, item, test } = KINDS[version];
  const [name, number] = schema;
  const items = [...questions.values()].flat();
  const file = (href: string): Node => html("file", { href });
  const resources = items.map(({ id, picture }) =>
    html(
      "resource",
      { identifier: `res-${id}`, type: item, href: `items/${id}.xml` },
      file(`items/${id}.xml`),
      ...(picture ? [file(`images/${id}.svg`)] : []),
    ),
  );
  const root = html(
    "manifest",
    { xmlns: space, identifier: "manifest" },
    html("metadata", {}, html("schema", {}, textOf(name)), html("schemaversion", {}, textOf(number))),
    html("organizations"),
    html(
      "resources",
      {},
      html(
        "resource",
        { identifier: "res-test", type: test, href: "test.xml" },
        file("test.xml"),
        ...items.map(({ id }) => html("dependency", { identifierref: `res-${id}` })),
      ),
      ...resources,
    ),
  );
  return { path: "imsmanifest.xml", text: document(root, version) };
}
