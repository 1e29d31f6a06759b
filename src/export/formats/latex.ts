import { localeNamed, texHeadFor } from "../../core/base/locales/index.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { Head, PackageFormat } from "../format.js";
import type { Field, Item, ItemPart, Variant } from "../item.js";
import { latexBlock, latexLine } from "../latex/blocks.js";
import { latexText } from "../latex/latexText.js";
import { tikzOf } from "../latex/tikz.js";

/** A document a variant in LaTeX's class exam, for who goes on writing there; `\printanswers` prints key and solutions. */
export const latex: PackageFormat = {
  kind: "folder",
  about: "LaTeX (class exam, TikZ drawings), one document a variant; \\printanswers prints the solutions",
  loses: ["marking", "signs"],
  write: async function* (variants, head) {
    for await (const variant of variants)
      yield {
        path: `${variant.sheet.id.replace(/[^\p{L}\p{N}._-]/gu, "_")}.tex`,
        text: documentOf(variant, head, messagesFor(head.locale)),
      };
  },
};

function documentOf({ sheet, items }: Variant, { title, locale }: Head, t: Messages): string {
  const { tex } = localeNamed(locale);
  const body = [
    "\\begin{document}",
    `\\begin{center}\\Large\\bfseries ${latexText(title)}\\end{center}`,
    `\\noindent ${latexText(sheet.code)}\\par\\bigskip`,
    "\\begin{questions}",
    ...items.map(questionText),
    "\\end{questions}",
    "\\end{document}\n",
  ].join("\n");
  return [
    `% pdflatex; ${t("export.latex.answers")}`,
    `\\documentclass[11pt,${sheet.paper === "Letter" ? "letterpaper" : "a4paper"}]{exam}`,
    "% \\printanswers",
    "\\usepackage[T1]{fontenc}",
    "\\usepackage[utf8]{inputenc}",
    ...new Set([...tex.head, ...texHeadFor(body)]),
    ...tex.exam,
    "\\usepackage{mathptmx,amsmath,amssymb,textcomp,needspace,tikz}",
    "\\everymath{\\displaystyle}",
    `\\renewcommand{\\solutiontitle}{\\noindent\\textbf{${latexText(t("key.line"))}}\\par}`,
    body,
  ].join("\n");
}

/** The class takes whole points and halves. */
function pointsText(points: number): string {
  const half = points - Math.floor(points) === 0.5;
  if (!half && !Number.isInteger(points)) return ` (${points})`;
  return `[${half ? `${Math.floor(points) || ""}\\half` : points}]`;
}

function questionText({ question, topic, picture, blocks, parts, solution }: Item): string {
  return [
    `\n\\needspace{9\\baselineskip}\n\\question${pointsText(question.points)} \\textbf{${latexText(topic)}}\\par`,
    ...(picture === null ? [] : [`\\begin{center}\n${tikzOf(picture.drawn)}\n\\end{center}`]),
    ...blocks.map(latexBlock),
    ...parts.map((part) => partText(part)),
    "\\begin{solution}",
    ...solution.map(latexBlock),
    "\\end{solution}",
  ].join("\n");
}

const partText = ({ task, blocks, fields }: ItemPart): string =>
  [
    ...(task.length === 0 ? [] : [`\\medskip\\textbf{${latexLine(task)}}\\par`]),
    ...blocks.map(latexBlock),
    ...fields.map(fieldText),
  ].join("\n");

function fieldText({ answer, label, question, options }: Field): string {
  const shown =
    answer.kind === "line" || options.length === 0
      ? []
      : [
          ...(question.length === 0 ? [] : [`\\smallskip ${latexLine(question)}\\par\\nopagebreak`]),
          "\\begin{itemize}",
          ...options.map((one) => `\\item[${latexText(one.label)}] ${latexLine(one.line)}`),
          "\\end{itemize}",
        ];
  if (answer.kind === "written")
    return `\\smallskip ${latexLine(label)}\\par\\fillwithlines{${Math.ceil(answer.room * 8.5)}mm}`;
  if (answer.kind === "formula")
    return `\\smallskip ${latexLine(label)} $=$ \\fillin[${latexText(answer.display)}][11cm]\\par`;
  const [mantissa = "", power] = answer.display.split("e");
  const key = power === undefined ? latexText(mantissa) : `$${mantissa}\\times10^{${power}}$`;
  const blank = `\\smallskip ${latexLine(label)} $=$ \\fillin[${key}][3.2cm]\\par`;
  return [...shown, blank].join("\n");
}
