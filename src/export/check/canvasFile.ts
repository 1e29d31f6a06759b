import { canvasItemFaults, fieldEntry } from "./canvasItem.js";
import { type Checked, type Finding, foundIn, tooLong, twice } from "./finding.js";
import { readManifest } from "./manifest.js";
import type { Package } from "./unpack.js";
import { attributeOf, readXml, textIn, within, type XmlElement } from "./xml.js";

/** A package of QTI 1.2 as Canvas's importer would find it. */
export function checkCanvas(files: Package): Checked {
  const { resources, faults } = readManifest(files);
  const found: Finding[] = foundIn("imsmanifest.xml", faults);
  const quizzes = resources
    .filter((one) => attributeOf(one, "type").startsWith("imsqti_xmlv1p2"))
    .flatMap((one) => within(one, "file").map((file) => attributeOf(file, "href")));
  if (quizzes.length === 0) found.push(...foundIn("imsmanifest.xml", ["it names no quiz of QTI 1.2"]));
  let questions = 0;
  for (const path of quizzes) {
    const root = readXml(files.get(path) ?? "");
    if ("fault" in root) {
      found.push(...foundIn(path, [`it cannot be read: ${root.fault}`]));
      continue;
    }
    const items = within(root, "item");
    questions += items.length;
    const titles = within(root, "assessment").map((one) => attributeOf(one, "title"));
    found.push(
      ...foundIn(
        path,
        titles.flatMap((title) => tooLong("the quiz's title", title)),
      ),
      ...foundIn(
        path,
        twice(items.map((one) => attributeOf(one, "ident"))).map(
          (id) => `two questions have the identifier ${id}`,
        ),
      ),
      ...within(root, "section").flatMap((section) => groupFaults(section)),
      ...items.flatMap((item) =>
        foundIn(
          attributeOf(item, "title"),
          canvasItemFaults(item, (picture) => files.has(picture)),
        ),
      ),
    );
  }
  return { questions, blanks: questions, findings: found };
}

/** A group picks some of its questions, and gives each the group's points, whatever they say. */
function groupFaults(section: XmlElement): Finding[] {
  const [selection] = section.children.filter(({ name }) => name === "selection_ordering");
  if (selection === undefined) return [];
  const items = section.children.filter(({ name }) => name === "item");
  const numberOf = (name: string): number => Number(within(selection, name).map(textIn)[0] ?? Number.NaN);
  const [picked, points] = [numberOf("selection_number"), numberOf("points_per_item")];
  const others = items.filter((item) => Number(fieldEntry(item, "points_possible")) !== points);
  return foundIn(attributeOf(section, "title"), [
    ...(picked >= 1 && picked <= items.length ? [] : [`it picks ${picked} of ${items.length} questions`]),
    ...(others.length === 0
      ? []
      : [`its questions count ${points} points each, but ${others.length} of them say otherwise`]),
  ]);
}
