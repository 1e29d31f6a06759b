import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Base64 } from "../../core/base/hash.js";
import { TEMPLATES } from "../../core/paths.js";
import { messagesFor } from "../../core/words/locale.js";
import { selfCheckFile } from "../../paper/pages/selfCheckFile.js";
import type { Head, PackageFormat } from "../format.js";
import { escapeXml } from "../writeLine.js";

/** SCORM 1.2: the self-check page of each copy, of which a learner has the same one each time, and its points for the platform. */
export const scorm: PackageFormat = {
  kind: "zip",
  about: "SCORM 1.2: self-check pages, a copy a learner, points reported to the platform",
  loses: ["open-key", "solution", "unmarked", "hundredths"],
  write: async function* (variants, head) {
    let copies = 0;
    for await (const { sheet } of variants) {
      copies += 1;
      const sent = messagesFor(sheet.locale)("export.scorm.sent");
      yield { path: `copies/${copies}.html`, text: await selfCheckFile(sheet, undefined, sent) };
    }
    yield { path: "index.html", text: launcher(head, copies) };
    yield { path: "imsmanifest.xml", text: manifest(head, copies) };
  },
};

const read = (name: string): string => readFileSync(join(TEMPLATES, "export", name), "utf8");

function launcher({ title, locale }: Head, copies: number): string {
  const script = read("scorm.js");
  const t = messagesFor(locale);
  const values: Readonly<Record<string, string>> = {
    ...{ locale, title: escapeXml(title), copies: String(copies) },
    ...{ alone: escapeXml(t("export.scorm.alone")), sent: escapeXml(t("export.scorm.sent")) },
    ...{ hash: sha256Base64(script), script },
  };
  return read("scorm.html").replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? "");
}

function manifest({ title }: Head, copies: number): string {
  const files = ["index.html", ...Array.from({ length: copies }, (_none, k) => `copies/${k + 1}.html`)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="gradsheet" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>${escapeXml(title)}</title><item identifier="item" identifierref="page"><title>${escapeXml(title)}</title></item></organization></organizations>
<resources><resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">${files.map((file) => `<file href="${file}"/>`).join("")}</resource></resources>
</manifest>
`;
}
