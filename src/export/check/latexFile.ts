import { type Checked, type Finding, foundIn } from "./finding.js";
import { texFaults, uncommented } from "./texText.js";

/** A document of LaTeX's class exam as pdflatex would find it: no player marks it, so that is all. */
export function checkLatex(text: string, file: string): Checked {
  const source = uncommented(text);
  const questions = source.split(/\\question\b/).slice(1);
  const keys = [...source.matchAll(/\\fillin\[/g)].map(({ index }) => bracketed(source, index + 8));
  const lines = source.split("\\fillwithlines{").length - 1;
  const findings: Finding[] = foundIn(file, [
    ...texFaults(text),
    ...(/\\documentclass(?:\[[^\]]*\])?\{exam\}/.test(source)
      ? []
      : ["its class is not exam, which knows \\question and \\fillin"]),
    ...(questions.length === 0 ? ["it has no question"] : []),
  ]);
  const empty = keys.filter((key) => key.trim() === "").length;
  if (empty > 0)
    findings.push(...foundIn(file, [`${empty} blanks have no key: \\printanswers leaves them empty`]));
  return { questions: questions.length, blanks: keys.length + lines, findings };
}

/** What stands up to the bracket that closes, braces kept together. */
function bracketed(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
    else if (sign === "]" && depth === 0) return source.slice(from, at);
  }
  return source.slice(from);
}
