/** Of a page's program what it may show or read: signs, spaces, and raised figures; its letters are from the page's own data. */
const SIGN = /[\p{S}\p{P}\p{No}\p{Zs}]/u;

/** What a student can type on any keyboard and in the page's boxes; a browser sets a hyphen in a formula as a minus. */
const TYPED = `${Array.from({ length: 0x5f }, (_none, k) => String.fromCharCode(0x20 + k)).join("")}−×·÷`;

/** Spans of plain letters, and where their italic ones begin, in which MathML sets an identifier of one letter. */
const ITALICS: readonly (readonly [from: number, to: number, italic: number])[] = [
  [0x41, 0x5a, 0x1d434],
  [0x61, 0x7a, 0x1d44e],
  [0x391, 0x3a9, 0x1d6e2],
  [0x3b1, 0x3c9, 0x1d6fc],
];
const ODD_ITALICS: Readonly<Record<string, string>> = {
  ...{ h: "ℎ", ı: "𝚤", ȷ: "𝚥", ϴ: "𝛳", "∇": "𝛻" },
  ...{ "∂": "𝜕", ϵ: "𝜖", ϑ: "𝜗", ϰ: "𝜘", ϕ: "𝜙", ϱ: "𝜚", ϖ: "𝜛" },
};

/** Each character of a text once: of a few hundred thousand nearly all have been there, and those are passed by their codes. */
function lettersOf(text: string): ReadonlySet<string> {
  const letters = new Set<string>();
  const had = new Uint8Array(2 ** 16);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (had[unit] === 1) continue;
    const letter = String.fromCodePoint(text.codePointAt(at) ?? unit);
    letters.add(letter);
    // Of a pair both halves count, whatever pairs its first half was in before.
    if (letter.length === 2) at += 1;
    else had[unit] = 1;
  }
  return letters;
}

const PROGRAM = /<script(?![^>]*json)[^>]*>([\s\S]*?)<\/script>/g;

/** Of programs that were looked through: thousands of pages have the same one. */
const looked = new Map<string, ReadonlySet<string>>();
const MOST_PROGRAMS = 10;

function signsOf(program: string): ReadonlySet<string> {
  const known = looked.get(program);
  if (known !== undefined) return known;
  const signs = new Set([...lettersOf(program)].filter((sign) => SIGN.test(sign)));
  if (looked.size >= MOST_PROGRAMS) looked.clear();
  looked.set(program, signs);
  return signs;
}

/**
 * All characters that a page can show, each once and in order: those of its text, its rules and its data, the signs of
 * its program, what may be typed, and the italic letters of its formulas.
 */
export function pageLetters(html: string): string {
  // Data in a page has its markup escaped.
  const text = html.replaceAll("\\u003c", "<");
  const shown = new Set([...TYPED, ...lettersOf(text.replace(PROGRAM, ""))]);
  for (const [, program = ""] of text.matchAll(PROGRAM)) for (const sign of signsOf(program)) shown.add(sign);
  for (const [, letter = ""] of text.matchAll(/<mi>(.)<\/mi>/gu)) shown.add(italicOf(letter));
  // A root's sign is drawn without being written.
  if (/<m(?:sqrt|root)\b/.test(text)) shown.add("√");
  return [...shown]
    .filter((letter) => !/\p{Cc}/u.test(letter))
    .sort()
    .join("");
}

function italicOf(letter: string): string {
  const odd = ODD_ITALICS[letter];
  if (odd !== undefined) return odd;
  const code = letter.codePointAt(0) ?? Number.NaN;
  const [from, , italic] = ITALICS.find(([first, last]) => code >= first && code <= last) ?? [
    code,
    code,
    code,
  ];
  return String.fromCodePoint(italic + code - from);
}
