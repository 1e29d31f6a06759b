import { sha256 } from "../../core/base/hash.js";
import { memoize } from "../../core/base/memoize.js";
import { cutRule } from "./cutFonts.js";
import { pageLetters } from "./pageLetters.js";

const FONTS = /(<style data-fonts>)([^<]*)(?=<\/style>)/;
const RULE =
  /@font-face\{font-family:"([^"]+)";font-style:(normal|italic);font-weight:(400|700|100 900);(?:unicode-range:([^;]+);)?(?:font-display:swap;)?src:url\(data:font\/woff2;base64,([^)]+)\) format\("woff2"\)\}/g;

/** Syllables and Chinese characters: each stands for itself, whatever font its neighbours come from. */
const ALONE = /[\u4E00-\u9FFF\uAC00-\uD7A3]/;

interface Rule {
  readonly family: string;
  readonly style: "normal" | "italic";
  readonly weight: 400 | 700 | "100 900";
  readonly range: string | undefined;
  readonly data: string;
}

/** Cuts that were made before, by font and letters: the copies of a class share nearly all of theirs. */
const made = new Map<string, Promise<string>>();
const KEPT = 500;

/**
 * A finished page with each embedded font cut to the characters that the page can show. `beside`: what its program may
 * write that stands nowhere in it, as HTML. `name`: whom the page is for; syllables that are in the name alone come as
 * small fonts of their own, so that the others are cut once for a class. The same page gives the same bytes.
 */
export async function exactFonts(html: string, beside = "", name = ""): Promise<string> {
  const [, , faces = ""] = FONTS.exec(html) ?? [];
  const rest = `${html.replace(FONTS, "$1")}${beside}`;
  const letters = pageLetters(rest);
  const own = [...name].filter((letter) => ALONE.test(letter)).join("");
  const others = own === "" ? letters : pageLetters(withoutName(rest, name));
  const single = [...letters].filter((letter) => !others.includes(letter)).join("");
  const rules: string[] = [];
  const had = new Map<string, Set<string>>();
  // Of two rules that have a letter a browser takes the one that comes last: no other needs to have it.
  for (const rule of rulesOf(faces).toReversed()) {
    const face = `${rule.family} ${rule.style} ${rule.weight}`;
    const later = had.get(face) ?? new Set();
    const wanted = [...letters].filter((letter) => !later.has(letter) && isFor(rule, letter));
    had.set(face, new Set([...later, ...wanted]));
    for (const some of [single, others])
      rules.unshift(await cut(rule, wanted.filter((letter) => some.includes(letter)).join("")));
  }
  return html.replace(FONTS, (_all, tag: string) => `${tag}${rules.join("")}`);
}

/** A page without the syllables of a name where they follow each other as they do in it. */
const withoutName = (html: string, name: string): string =>
  name
    .split(/[^\u4E00-\u9FFF\uAC00-\uD7A3]+/)
    .filter((run) => run !== "")
    .reduce((left, run) => left.replaceAll(run, ""), html);

function rulesOf(faces: string): readonly Rule[] {
  if (faces !== last.faces) last = { faces, rules: readRules(faces) };
  return last.rules;
}

/** Those of the last page: pages of one language have the same, a megabyte of them. */
let last: { readonly faces: string; readonly rules: readonly Rule[] } = { faces: "", rules: [] };

const readRules = (faces: string): Rule[] =>
  Array.from(faces.matchAll(RULE), ([, family = "", style, weight, range, data = ""]) => ({
    ...{ family, range, data },
    style: style === "italic" ? "italic" : "normal",
    weight: weight === "400" ? 400 : weight === "700" ? 700 : "100 900",
  }));

/** The rule with its font cut to some letters; nothing where there are none. */
async function cut(rule: Rule, letters: string): Promise<string> {
  if (letters === "") return "";
  const key = `${hashOf(rule)} ${letters}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= KEPT) made.clear();
  const now = cutNow(rule, letters);
  made.set(key, now);
  return now;
}

const hashOf = memoize((rule: Rule): string => sha256(JSON.stringify(rule)));

async function cutNow({ data, ...rule }: Rule, letters: string): Promise<string> {
  const { default: subsetFont } = await import("subset-font");
  const font = await subsetFont(Buffer.from(data, "base64"), letters, { targetFormat: "woff2" });
  return cutRule({ ...rule, letters }, `data:font/woff2;base64,${font.toString("base64")}`);
}

/** A rule's spans of characters; null for all. */
const spansOf = memoize(({ range }: Rule) => ({
  spans:
    range?.split(",").map((one) => {
      const [from = "", to = from] = one.trim().slice(2).split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }) ?? null,
}));

function isFor(rule: Rule, letter: string): boolean {
  const { spans } = spansOf(rule);
  const code = letter.codePointAt(0) ?? Number.NaN;
  return spans?.some(([from, to]) => code >= from && code <= to) ?? true;
}
