import type { Format } from "./format.js";
import { amc } from "./formats/amc.js";
import { canvas } from "./formats/canvas.js";
import { csv } from "./formats/csv.js";
import { docx, docxKey } from "./formats/docx.js";
import { gift } from "./formats/gift.js";
import { json } from "./formats/json.js";
import { lab } from "./formats/lab.js";
import { latex } from "./formats/latex.js";
import { markdown, markdownStudent } from "./formats/markdown.js";
import { moodle } from "./formats/moodle.js";
import { notebook } from "./formats/notebook.js";
import { prairielearn } from "./formats/prairielearn.js";
import { qti3, qti21 } from "./formats/qti.js";
import { scorm } from "./formats/scorm.js";

/** Every format that a quiz can be exported to. */
export const EXPORTS = {
  moodle,
  scorm,
  canvas,
  qti3,
  qti21,
  prairielearn,
  notebook,
  lab,
  latex,
  amc,
  gift,
  markdown,
  "markdown-student": markdownStudent,
  docx,
  "docx-key": docxKey,
  csv,
  json,
} as const satisfies Readonly<Record<string, Format>>;

/** The name of a format. */
export type ExportName = keyof typeof EXPORTS;
