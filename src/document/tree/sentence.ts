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

/** A piece of a sentence of ours: words, or a letter that is a symbol. */
export interface SentencePiece {
  readonly text: string;
  readonly isSymbol: boolean;
}

/** Cut before: a page's height is found from the same texts, and copies have most of them in common. */
const known = new Map<string, readonly SentencePiece[]>();
const MOST_KNOWN = 2000;

/** A sentence cut at the letters that are symbols of formulas: `Work out `, `k`, `, the change of `, `u`, `₄.` */
export function sentencePieces(text: string): readonly SentencePiece[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const plain = text.replace(BREAKABLE, "\u00a0$1\u00a0");
  const pieces: SentencePiece[] = [];
  let from = 0;
  // By code units: every letter that is a symbol is one.
  for (const at of places(text)) {
    if (at > from) pieces.push({ text: plain.slice(from, at), isSymbol: false });
    pieces.push({ text: plain[at] ?? "", isSymbol: true });
    from = at + 1;
  }
  if (from < plain.length) pieces.push({ text: plain.slice(from), isSymbol: false });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, pieces);
  return pieces;
}
