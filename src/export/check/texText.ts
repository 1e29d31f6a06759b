import { isSet } from "../latex/latexText.js";

/** LaTeX without its comments, a line for a line. */
export const uncommented = (text: string): string => text.replace(/(?<!\\)((?:\\\\)*)%[^\n]*/g, "$1");

/** What stops pdflatex in a source, or is printed as nothing: braces, environments, dollars, signs that no font has. */
export function texFaults(text: string): string[] {
  const source = uncommented(text);
  return [
    ...braceFaults(source),
    ...environmentFaults(source),
    ...signFaults(source),
    ...(source.includes("\\end{document}") ? [] : ["\\end{document} is not there"]),
  ];
}

const lineOf = (source: string, at: number): number => source.slice(0, at).split("\n").length;

function braceFaults(source: string): string[] {
  const open: number[] = [];
  for (const { 0: sign, index } of source.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === "{") open.push(index);
    else if (sign === "}" && open.pop() === undefined)
      return [`line ${lineOf(source, index)}: a } that nothing opens`];
  }
  const [first] = open;
  return first === undefined ? [] : [`line ${lineOf(source, first)}: a { that nothing closes`];
}

function environmentFaults(source: string): string[] {
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const { 1: which, 2: name = "", index } of source.matchAll(/\\(begin|end)\{([^}]*)\}/g)) {
    if (which === "begin") open.push({ name, at: index });
    else {
      const last = open.pop();
      if (last?.name !== name)
        return [
          `line ${lineOf(source, index)}: \\end{${name}} where ${last === undefined ? "nothing" : `\\begin{${last.name}} of line ${lineOf(source, last.at)}`} is open`,
        ];
    }
  }
  return open.map(({ name, at }) => `line ${lineOf(source, at)}: \\begin{${name}} has no end`);
}

function signFaults(source: string): string[] {
  const strange = [...new Set(source.replace(/[\n\t\r]/g, ""))].filter((sign) => !isSet(sign));
  const hangul = /[\uac00-\ud7a3]/.test(source) && !/\\usepackage(?:\[[^\]]*\])?\{[^}]*kotex/.test(source);
  const dollars = source.replace(/\\[\s\S]/g, "").split("$").length - 1;
  return [
    ...strange.map((sign) => `pdflatex has no sign for ${sign} (U+${codeOf(sign)})`),
    ...(hangul ? ["it has Hangul, and does not use kotex"] : []),
    ...(dollars % 2 === 0 ? [] : [`${dollars} dollars: a formula has no end`]),
  ];
}

const codeOf = (sign: string): string =>
  (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
