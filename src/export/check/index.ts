import { fail, type GradsheetError } from "../../core/base/errors.js";
import { decodeText } from "../../core/files/readText.js";
import { checkAmc } from "./amcFile.js";
import { placeFaults } from "./amcPlaces.js";
import { checkCanvas } from "./canvasFile.js";
import { type Checked, foundIn } from "./finding.js";
import { checkGift } from "./giftFile.js";
import { checkLatex } from "./latexFile.js";
import { MANIFEST_FILE } from "./manifest.js";
import { checkMoodle } from "./moodleFile.js";
import { checkNotebook } from "./notebookFile.js";
import { checkPrairieLearn } from "./prairieFolder.js";
import { checkQti } from "./qtiFile.js";
import { readJson } from "./readJson.js";
import { checkScorm } from "./scormFile.js";
import { gathered, type Package, unpack } from "./unpack.js";

const PACKAGES = ["canvas", "qti3", "qti21", "scorm", "prairielearn"] as const;
/** The formats that are read back, in the names of `--format`. */
export const CHECKED = ["moodle", "gift", ...PACKAGES, "notebook", "lab", "amc", "latex"] as const;
export type CheckedFormat = (typeof CHECKED)[number];

/** A finished file, and in which format it is: what its player would say of it. */
export type CheckedFile = Checked & { readonly format: CheckedFormat };

/** Reads a finished file back, whose format its content says. Throws WRONG_VALUE for what is none of them, TOO_LARGE. */
export function checkFinished(bytes: Buffer, file: string): CheckedFile {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return checkPackage(unpack(bytes, file), file);
  const text = decodeText(bytes, file);
  const found = checkText(text, file);
  if (found !== null) return found;
  throw fail("WRONG_VALUE", `this is none of the files that are read back: ${CHECKED.join(", ")}`, { file });
}

/** The same of a folder, whose files were read. */
export const checkFolder = (files: ReadonlyMap<string, Uint8Array>, folder: string): CheckedFile =>
  checkPackage(gathered(files, folder), folder);

function checkText(text: string, file: string, students: string | null = null): CheckedFile | null {
  if (/<quiz[\s>]/.test(text)) return { format: "moodle", ...checkMoodle(text, file) };
  if (text.includes("\\documentclass"))
    return /automultiplechoice/.test(text)
      ? { format: "amc", ...checkAmc(text, file, students) }
      : { format: "latex", ...checkLatex(text, file) };
  if (/^\s*\{/.test(text)) {
    const read = readJson(text);
    if (typeof read === "object" && read !== null) {
      if ("cells" in read) return notebookOf(text, file);
      throw unmarked(file);
    }
  }
  if (/^\uFEFF?(?:variant|"variant"),/.test(text) || /^\uFEFF?# /.test(text)) throw unmarked(file);
  return !/^\s*</.test(text) && text.includes("{") ? { format: "gift", ...checkGift(text) } : null;
}

const notebookOf = (text: string, file: string): CheckedFile => ({
  format: text.includes("QUESTIONS = json.loads(") ? "notebook" : "lab",
  ...checkNotebook(text, file),
});

/** Markdown, CSV and JSON have no player that could say anything. */
const unmarked = (file: string): GradsheetError =>
  fail(
    "WRONG_VALUE",
    `no player marks Markdown, CSV or JSON, so that there is nothing to check; a file in one of ${CHECKED.join(", ")} would be right`,
    { file },
  );

function checkPackage(files: Package, file: string): CheckedFile {
  const manifest = files.get(MANIFEST_FILE);
  if (manifest == null) return checkFiles(files, file);
  if (/imsqti_xmlv1p2/.test(manifest)) return { format: "canvas", ...checkCanvas(files) };
  if (/imsqti_(?:item|test)_xmlv3p0/.test(manifest)) return { format: "qti3", ...checkQti(files) };
  if (/imsqti_(?:item|test)_xmlv2p\d/.test(manifest)) return { format: "qti21", ...checkQti(files) };
  if (/ADL SCORM|adlcp/.test(manifest)) return { format: "scorm", ...checkScorm(files) };
  throw fail("WRONG_VALUE", `its ${MANIFEST_FILE} is of no package of ${PACKAGES.slice(0, 4).join(", ")}`, {
    file,
  });
}

/** Question folders, notebooks or sources of LaTeX, several of which are checked together. */
function checkFiles(files: Package, file: string): CheckedFile {
  const paths = [...files.keys()];
  if (paths.some((path) => /(?:^|\/)info\.json$/.test(path)))
    return { format: "prairielearn", ...checkPrairieLearn(files) };
  const students = files.get("students.csv") ?? null;
  const checked = paths
    .filter((path) => /\.(?:ipynb|tex)$/.test(path))
    .map((path) => checkText(files.get(path) ?? "", path, students))
    .filter((one) => one !== null);
  const places = paths.filter((path) => path.endsWith("calage.xy"));
  const beside = places.flatMap((path) => foundIn(path, placeFaults(files.get(path) ?? "")));
  const [first] = checked;
  if (first === undefined)
    throw fail("WRONG_VALUE", `in it is none of the files that are read back: ${CHECKED.join(", ")}`, {
      file,
    });
  return {
    format: first.format,
    questions: checked.reduce((sum, { questions }) => sum + questions, 0),
    blanks: checked.reduce((sum, { blanks }) => sum + blanks, 0),
    findings: [...checked.flatMap(({ findings }) => findings), ...beside],
  };
}
