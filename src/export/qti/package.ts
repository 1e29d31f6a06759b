import { messagesFor } from "../../core/words/locale.js";
import type { Head, PackageFormat } from "../format.js";
import { html, type Node, qti, textOf, type Version, writeXml } from "./element.js";
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
    yield { path: "test.xml", text: "", rest: testXml(questions, head, version) };
    yield { path: "imsmanifest.xml", text: "", rest: manifestXml(questions, version) };
  };

type Questions = ReadonlyMap<string, readonly Packed[]>;

/** Stands in a document for what is written a piece at a time: of thousands of items the whole would be too much at once. */
const PIECES = "\u0000";

/** A document with those pieces in their place. */
function* around(text: string, pieces: Iterable<string>): Generator<string> {
  const at = text.indexOf(PIECES);
  yield text.slice(0, at);
  yield* pieces;
  yield text.slice(at + PIECES.length);
}

/** A section a question, of whose variants one is picked. */
function testXml(questions: Questions, { title }: Head, version: Version): Generator<string> {
  const total = qti("sum", {}, qti("testVariables", { variableIdentifier: "SCORE" }));
  const test = document(
    qti(
      "assessmentTest",
      { ...spacesOf(version), identifier: "test", title },
      qti("outcomeDeclaration", { identifier: "SCORE", cardinality: "single", baseType: "float" }),
      qti(
        "testPart",
        { identifier: "part", navigationMode: "nonlinear", submissionMode: "individual" },
        PIECES,
      ),
      qti("outcomeProcessing", {}, qti("setOutcomeValue", { identifier: "SCORE" }, total)),
    ),
    version,
  );
  return around(test, sectionsXml(questions, version));
}

function* sectionsXml(questions: Questions, version: Version): Generator<string> {
  for (const [question, items] of questions) {
    const section = qti(
      "assessmentSection",
      { identifier: `section-${question}`, title: question, visible: "false" },
      ...(items.length > 1 ? [qti("selection", { select: 1 })] : []),
      PIECES,
    );
    const reference = ({ id }: Packed): Node =>
      qti("assessmentItemRef", { identifier: id, href: `items/${id}.xml` });
    yield* around(writeXml(section, version), each(items, reference, version));
  }
}

function* each(items: readonly Packed[], make: (item: Packed) => Node, version: Version): Generator<string> {
  for (const item of items) yield writeXml(make(item), version);
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

function manifestXml(questions: Questions, version: Version): Generator<string> {
  const { space, schema } = KINDS[version];
  const [name, number] = schema;
  const root = html(
    "manifest",
    { xmlns: space, identifier: "manifest" },
    html("metadata", {}, html("schema", {}, textOf(name)), html("schemaversion", {}, textOf(number))),
    html("organizations"),
    html("resources", {}, PIECES),
  );
  return around(document(root, version), resourcesXml(questions, version));
}

const fileOf = (href: string): Node => html("file", { href });

/** The test with what it hangs on, then every item with its files. */
function* resourcesXml(questions: Questions, version: Version): Generator<string> {
  const { item: type, test } = KINDS[version];
  const whole = html(
    "resource",
    { identifier: "res-test", type: test, href: "test.xml" },
    fileOf("test.xml"),
    PIECES,
  );
  const items = [...questions.values()].flat();
  const dependency = ({ id }: Packed): Node => html("dependency", { identifierref: `res-${id}` });
  yield* around(writeXml(whole, version), each(items, dependency, version));
  const resource = ({ id, picture }: Packed): Node =>
    html(
      "resource",
      { identifier: `res-${id}`, type, href: `items/${id}.xml` },
      fileOf(`items/${id}.xml`),
      ...(picture ? [fileOf(`images/${id}.svg`)] : []),
    );
  yield* each(items, resource, version);
}
