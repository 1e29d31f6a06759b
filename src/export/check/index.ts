import { fail } from "../../base/errors.js";
import { decodeText } from "../../files/readText.js";
import { checkCanvas } from "./canvasFile.js";
import type { Checked } from "./finding.js";
import { checkGift } from "./giftFile.js";
import { MANIFEST_FILE } from "./manifest.js";
import { checkMoodle } from "./moodleFile.js";
import { checkQti } from "./qtiFile.js";
import { checkScorm } from "./scormFile.js";
import { type Package, unpack } from "./unpack.js";

/** The formats that are read back, in the names of `--format`. */
export const CHECKED = ["moodle", "gift", "canvas", "qti3", "qti21", "scorm"] as const;
export type CheckedFormat = (typeof CHECKED)[number];

/** A finished file, and in which format it is: what its player would say of it. */
export type CheckedFile = Checked & { readonly format: CheckedFormat };

/** Reads a finished file back, whose format its content says. Throws WRONG_VALUE for what is none of them, TOO_LARGE. */
export function checkFinished(bytes: Buffer, file: string): CheckedFile {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return checkPackage(unpack(bytes, file), file);
  const text = decodeText(bytes, file);
  if (/<quiz[\s>]/.test(text)) return { format: "moodle", ...checkMoodle(text, file) };
  if (!/^\s*</.test(text) && text.includes("{")) return { format: "gift", ...checkGift(text) };
  throw fail(
    "WRONG_VALUE",
    `this is no Moodle XML, no GIFT and no package: a file of export in one of ${CHECKED.join(", ")} would be right`,
    { file },
  );
}

function checkPackage(files: Package, file: string): CheckedFile {
  const manifest = files.get(MANIFEST_FILE) ?? "";
  if (/imsqti_xmlv1p2/.test(manifest)) return { format: "canvas", ...checkCanvas(files) };
  if (/imsqti_(?:item|test)_xmlv3p0/.test(manifest)) return { format: "qti3", ...checkQti(files) };
  if (/imsqti_(?:item|test)_xmlv2p\d/.test(manifest)) return { format: "qti21", ...checkQti(files) };
  if (/ADL SCORM|adlcp/.test(manifest)) return { format: "scorm", ...checkScorm(files) };
  throw fail("WRONG_VALUE", `its ${MANIFEST_FILE} is of no package of ${CHECKED.slice(2).join(", ")}`, {
    file,
  });
}
