import { posix } from "node:path";
import { type Checked, type Finding, foundIn, twice } from "./finding.js";
import { pathOf, readManifest } from "./manifest.js";
import { checkItem } from "./qtiItem.js";
import { inOldNames } from "./qtiPlayer.js";
import type { Package } from "./unpack.js";
import { attributeOf, readXml, within, type XmlElement } from "./xml.js";

/** A package of QTI 2.1 or 3 as a player would find it: every item is played by its own response processing. */
export function checkQti(files: Package): Checked {
  const { resources, faults } = readManifest(files);
  const found: Finding[] = foundIn("imsmanifest.xml", faults);
  const ids: string[] = [];
  let [questions, blanks] = [0, 0];
  for (const resource of resources) {
    const path = attributeOf(resource, "href");
    const type = attributeOf(resource, "type");
    if (!/^imsqti_(?:item|test)_/.test(type) || !files.has(path)) continue;
    const read = readXml(files.get(path) ?? "");
    if ("fault" in read) {
      found.push(...foundIn(path, [`it cannot be read: ${read.fault}`]));
      continue;
    }
    const root = inOldNames(read);
    const isThere = (href: string): boolean => files.has(posix.join(posix.dirname(path), pathOf(href)));
    if (type.startsWith("imsqti_test_")) {
      found.push(...foundIn(path, testFaults(root, isThere)));
      continue;
    }
    const item = checkItem(root, isThere);
    ids.push(attributeOf(root, "identifier"));
    questions += 1;
    blanks += item.blanks;
    found.push(...foundIn(path, item.faults));
  }
  if (questions === 0) found.push(...foundIn("imsmanifest.xml", ["it names no item of QTI"]));
  found.push(
    ...foundIn(
      "imsmanifest.xml",
      twice(ids).map((id) => `two items have the identifier ${id}`),
    ),
  );
  return { questions, blanks, findings: found };
}

function testFaults(root: XmlElement, isThere: (href: string) => boolean): string[] {
  const items = within(root, "assessmentItemRef");
  const picking = within(root, "assessmentSection").flatMap((section) => {
    const select = section.children.find(({ name }) => name === "selection");
    const own = section.children.filter(({ name }) => name === "assessmentItemRef").length;
    return select === undefined || Number(attributeOf(select, "select")) <= own
      ? []
      : [`${attributeOf(section, "identifier")} picks ${attributeOf(select, "select")} of ${own} items`];
  });
  return [
    ...twice(
      [...items, ...within(root, "assessmentSection")].map((one) => attributeOf(one, "identifier")),
    ).map((id) => `two of its parts have the identifier ${id}`),
    ...items
      .map((one) => attributeOf(one, "href"))
      .filter((href) => !isThere(href))
      .map((href) => `it asks for ${href}, which is not in the package`),
    ...picking,
  ];
}
