import { known } from "../../core/base/known.js";
import { localeNamed } from "../../core/base/locales/index.js";
import { csvLine } from "../../core/files/csvFile.js";
import { boxNumbersOf } from "../../core/sheet/boxes.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import { marksWords } from "../../document/formula/words.js";
import { amcField } from "../amc/fieldText.js";
import type { Head, PackageFormat } from "../format.js";
import type { Item, ItemPart, Variant } from "../item.js";
import { latexBlock, latexLine } from "../latex/blocks.js";
import { latexText } from "../latex/latexText.js";
import { tikzOf } from "../latex/tikz.js";

/** Paper that Auto Multiple Choice prints, scans and reads: each copy in one source, known by its code, with a list of whose they are. */
export const amc: PackageFormat = {
  kind: "folder",
  about: "Auto Multiple Choice: paper with boxes to tick, scanned and read, then marked by gradsheet",
  loses: ["ticked", "formula", "free-alone", "signs"],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    const students: string[] = [];
    yield {
      path: "amc.tex",
      text: `% ${t("export.amc.read")}\n`,
      later: copies(variants, head, students, t),
    };
    yield { path: "students.csv", text: `code,id,name\n${students.join("")}` };
  },
};

async function* copies(
  variants: AsyncIterable<Variant>,
  head: Head,
  students: string[],
  t: Messages,
): AsyncGenerator<string> {
  for await (const variant of variants) {
    const { code, id, student } = variant.sheet;
    if (students.length === 0) yield preamble(head, variant.sheet);
    students.push(csvLine([code, id, student?.name ?? id]));
    yield copyText(variant, t);
  }
  yield "\\end{document}\n";
}

const preamble = ({ locale }: Head, { paper }: Sheet): string =>
  [
    `\\documentclass[10pt,${paper === "Letter" ? "letterpaper" : "a4paper"}]{article}`,
    "\\usepackage[T1]{fontenc}",
    "\\usepackage[utf8]{inputenc}",
    // Names of students may be Korean in any language.
    ...localeNamed(locale).tex.head,
    "\\IfFileExists{kotex.sty}{\\usepackage{kotex}}{}",
    "\\usepackage{mathptmx,amsmath,amssymb,textcomp,needspace,tikz}",
    "\\usepackage[box,noshuffle,insidebox]{automultiplechoice}",
    "% Every copy has numbers of its own: the number of copies is the source's.",
    "\\let\\AMCNombreCopies\\undefined",
    "\\geometry{hmargin=1.9cm,headheight=1.6cm,headsep=.2cm,top=2.9cm,bottom=2.1cm,footskip=.8cm}",
    "\\AMCsetFoot{}",
    "\\AMCboxDimensions{size=2.5ex}",
    "\\AMCnumericOpts{vertical=true,exposign=true,hspace=.2em,vspace=.45ex,borderwidth=.4pt,Texponent={\\small$\\times10$\\textasciicircum}}",
    "\\def\\AMCbeginQuestion#1#2{\\noindent}",
    "\\def\\multiSymbole{}",
    "\\setlength{\\AMCinterBquest}{1.5ex}",
    "\\everymath{\\displaystyle}",
    "\\begin{document}\n",
  ].join("\n");

function copyText({ sheet, items }: Variant, t: Messages): string {
  const boxes = boxNumbersOf(sheet);
  const whose = [sheet.student?.name, sheet.id, sheet.code].filter((one) => one !== undefined);
  return [
    `\\onecopy{1}{\\AMCassociation{${sheet.code}}`,
    `\\begin{center}\\Large\\bfseries ${latexText(sheet.title)}\\end{center}`,
    `\\noindent\\textbf{${latexText(whose.join(" · "))}}\\par\\smallskip`,
    ...(sheet.instructions === undefined
      ? []
      : [`\\noindent ${latexText(sheet.instructions)}\\par\\smallskip`]),
    `\\noindent ${latexText(t("ticks.how"))}\\par\\medskip`,
    ...items.map((item, k) => itemText(item, k + 1, boxes, t)),
    "}\n",
  ].join("\n");
}

function itemText(item: Item, number: number, boxes: ReadonlyMap<string, number>, t: Messages): string {
  const { question, topic, picture, blocks, parts } = item;
  const points = latexText(marksWords(question.points, t));
  return [
    `\\needspace{9\\baselineskip}\\medskip\\hrule\\smallskip\\noindent\\textbf{${number}. ${latexText(topic)}} (${points})\\par`,
    ...(picture === null ? [] : [`\\begin{center}\n${tikzOf(picture.drawn)}\n\\end{center}`]),
    ...blocks.map(latexBlock),
    ...parts.map((part) => partText(part, item, boxes, t)),
  ].join("\n");
}

const partText = (
  { task, blocks, fields }: ItemPart,
  item: Item,
  boxes: ReadonlyMap<string, number>,
  t: Messages,
): string =>
  [
    ...(task.length === 0
      ? []
      : [`\\needspace{14\\baselineskip}\\medskip\\noindent\\textbf{${latexLine(task)}}\\par`]),
    ...blocks.map(latexBlock),
    // Ragged: boxes side by side have no room that could be stretched, and would stay in one line beyond the paper.
    "\\smallskip\\begingroup\\raggedright\\noindent",
    ...fields.map((field) => amcField(field, item, known(boxes, field.answer.id), t)),
    "\\par\\endgroup",
  ].join("\n");
