import Handlebars from "handlebars";

const INDEX = "[₀-₉²³ᵗ′]*";
/** A letter by itself, as a formula has it: no unit in brackets, unless a formula stands there; no part of a word or a number. */
const LETTER = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}_.@’'-])(?:(?<![가-힣]\\()|(?=\\w =))[b-zB-HJ-Zα-ωΦ](?=${INDEX}(?![\\p{Script=Latin}\\p{N}_’'-]))`,
  "gu",
);
/** In English an article too: a symbol where mathematics stands around it. */
const LETTER_A =
  /(?<=(?:^|[\s(])(?:[^\s]* )?(?:−|ln|value|\/) ?)a(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])a(?=[²(]| is −)|(?<=^z for )a$/gu;
const KOREAN_A = /(?<![\p{Script=Latin}\p{N}])a(?![\p{Script=Latin}\p{N}])/gu;

/** A sign between two short terms in brackets: `a(1 − a)` stands on one line. As long as what takes its place. */
const BREAKABLE = /(?<=\([^\s()]{1,3}) ([−+]) (?=[^\s()]{1,3}\))/g;

/** The places of all letters that are symbols of formulas, in their order. */
function places(text: string): readonly number[] {
  const a = /[가-힣]/.test(text) ? KOREAN_A : LETTER_A;
  const all = [LETTER, a].flatMap((pattern) => [...text.matchAll(pattern)].map(({ index }) => index));
  return [...new Set(all)].sort((one, other) => one - other);
}

/** Set before: a page's height is found from the same texts, and copies have most of them in common. */
const known = new Map<string, Handlebars.SafeString>();
const MOST_KNOWN = 2000;

/**
 * A sentence of ours as HTML, its symbols set as in the formulas beside it: `Work out <i>k</i>, the change of
 * <i>u</i>₄.` What is HTML already comes out as it is.
 */
export function sentenceHtml(text: unknown): Handlebars.SafeString {
  if (typeof text !== "string") return new Handlebars.SafeString(String(text ?? ""));
  const html = known.get(text) ?? set(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, html);
  return html;
}

function set(text: string): Handlebars.SafeString {
  const plain = text.replace(BREAKABLE, "\u00a0$1\u00a0");
  let html = "";
  let from = 0;
  // By code units: every letter that is a symbol is one.
  for (const at of places(text)) {
    html += `${Handlebars.escapeExpression(plain.slice(from, at))}<i>${plain[at] ?? ""}</i>`;
    from = at + 1;
  }
  return new Handlebars.SafeString(html + Handlebars.escapeExpression(plain.slice(from)));
}
