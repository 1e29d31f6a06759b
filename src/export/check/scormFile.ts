import { GradsheetError } from "../../core/base/errors.js";
import { mark } from "../../core/marking/mark.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { parseSheet } from "../../core/sheet/sheetFile.js";
import { type Checked, type Finding, foundIn } from "./finding.js";
import { readManifest } from "./manifest.js";
import type { Package } from "./unpack.js";
import { attributeOf } from "./xml.js";

/** What SCORM 1.2 keeps of what a learner typed, in characters. */
const LONGEST_KEPT = 4096;
/** As long as a typed number is, with what parts it from the next. */
const TYPED = 9;

/** A package of SCORM 1.2: a platform starts its page, and the page marks the copies in it. */
export function checkScorm(files: Package): Checked {
  const { resources, faults } = readManifest(files);
  const found: Finding[] = foundIn("imsmanifest.xml", faults);
  const started = resources
    .filter((one) => attributeOf(one, "scormtype") === "sco")
    .map((one) => attributeOf(one, "href"));
  const [page] = started;
  if (page === undefined || files.get(page) == null)
    found.push(...foundIn("imsmanifest.xml", ["it names no page that a platform could start"]));
  else found.push(...foundIn(page, pageFaults(files.get(page) ?? "", files)));
  const copies = [...files.keys()].filter((path) => /^copies\/\d+\.html$/.test(path));
  let blanks = 0;
  for (const path of copies) {
    const sheet = sheetIn(files.get(path) ?? "", path);
    if (typeof sheet === "string") found.push(...foundIn(path, [sheet]));
    else {
      const answers = sheet.questions.flatMap((question) => question.answers);
      blanks += answers.length;
      found.push(...foundIn(path, sheetFaults(sheet)));
    }
  }
  return { questions: copies.length, blanks, findings: found };
}

function pageFaults(html: string, files: Package): string[] {
  const count = Number(/data-copies="(\d+)"/.exec(html)?.[1] ?? Number.NaN);
  const missing = Array.from({ length: count || 0 }, (_none, k) => `copies/${k + 1}.html`).filter(
    (path) => !files.has(path),
  );
  return [
    ...(Number.isNaN(count) ? ["it does not say how many copies there are"] : []),
    ...missing.map((path) => `some learners are given ${path}, which is not in the package`),
    ...["LMSInitialize", "LMSFinish", "cmi.core.score.raw", "cmi.core.score.max"].flatMap((call) =>
      html.includes(call) ? [] : [`it never tells the platform ${call}`],
    ),
  ];
}

/** The sheet that a self-check page carries, or what is wrong with it. */
function sheetIn(html: string, path: string): Sheet | string {
  const carried = /<script type="application\/json" id="carried">([\s\S]*?)<\/script>/.exec(html)?.[1];
  if (carried === undefined) return "it carries no sheet";
  try {
    const { sheet } = JSON.parse(carried) as { readonly sheet?: unknown };
    return parseSheet(JSON.stringify(sheet ?? {}), path);
  } catch (error) {
    if (error instanceof GradsheetError || error instanceof SyntaxError)
      return `its sheet cannot be read: ${error.message.split("\n")[0]}`;
    throw error;
  }
}

function sheetFaults(sheet: Sheet): string[] {
  const answers = sheet.questions.flatMap((question) => question.answers);
  const key = Object.fromEntries(answers.map(({ id, display }) => [id, display]));
  const { answers: judged } = mark(sheet, key);
  return [
    ...judged
      .filter(({ verdict }) => verdict !== "correct" && verdict !== "unmarked")
      .map(({ id, verdict }) => `${id}: its key is marked ${verdict}, so that its points cannot be reached`),
    ...(judged.every(({ verdict }) => verdict === "unmarked")
      ? ["nothing in it is marked: it has answers in words alone"]
      : []),
    ...(answers.length * TYPED <= LONGEST_KEPT
      ? []
      : [
          `${answers.length} blanks: what is typed may not fit into the ${LONGEST_KEPT} characters that a platform keeps`,
        ]),
  ];
}
