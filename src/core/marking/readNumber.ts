/** Why a text is no number. Each has a sentence in the locales under `unreadable.REASON`. */
export const UNREADABLE = [
  "ambiguous-comma",
  "divided-by-zero",
  "letters",
  "percent",
  "several-numbers",
  "sum-or-product",
  "too-large",
  "too-long",
  "several-points",
  "no-number",
] as const;
export type UnreadableReason = (typeof UNREADABLE)[number];

/** What a student wrote in a blank. */
export type Written =
  | {
      readonly kind: "number";
      readonly value: number;
      /** Digits behind the point, a power of ten taken in: 2 for 0.47 and for 4.7e-1, -3 for 3e3; null for a fraction. */
      readonly decimals: number | null;
    }
  | { readonly kind: "blank" }
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason };

const LONGEST = 64;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const RAISED = /([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g;

/** Dashes that phones and word processors put for a minus; ㅡ is what a Korean keyboard has in its place. */
const MINUSES = /[\u2010-\u2015\u2212\u1173\u3161\uFE63\uFF0D\u207B]/g;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;

/** What nearly everybody writes. */
const SIMPLE = /^-?\d{1,9}(?:\.\d{1,20})?$/;

const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)`;
const PLAIN = new RegExp(`^[+-]?${NUMBER}$`);
const SCIENTIFIC = new RegExp(String.raw`^([+-]?${NUMBER})(?:e|(?:\*)10(?:\^|\*\*))\(?([+-]?\d{1,4})\)?$`);
const POWER_OF_TEN = /^([+-]?)10(?:\^|\*\*)\(?([+-]?\d{1,4})\)?$/;
const FRACTION = new RegExp(`^([+-]?${NUMBER})/(${NUMBER})$`);
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$|^[+-]?\d{1,3}(\.\d{3})+,\d*$/;

/** Thousands with spaces between, as sheets print them: 12 830 000. */
const SPACED = /^[+-]?[1-9]\d{0,2}(\s\d{3})+([.,]\d*)?$/;

/** What stands before a number that is rounded. */
const ABOUT = /^(?:\s*(?:[=~∼〜≈≒≃]|약(?=\s)))+\s*/;

/** One comma with three digits behind it: thousands, or a decimal comma. */
const ONE_COMMA = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * Reads a number as people write it on paper, phones and keyboards: `0.47`, `.47`, `-0,47`, `−0.47`, `０．４７`,
 * `4.7e-1`, `4.7×10^-1`, `4.7×10⁻¹`, `47/100`, `12 830 000`, with `=` or `~` before it, in brackets, with the full stop
 * of a sentence behind it. `thousands`: whether `79,400` is 79400, as in Korean and where no fraction can be right;
 * else it may be either of two numbers. Nothing is ever run as a formula.
 */
export function readNumber(text: string, thousands = false): Written {
  if (SIMPLE.test(text)) return number(Number(text), text);
  if (text.length > LONGEST) return unreadable("too-long");
  const plain = straighten(text);
  if (plain === "") return { kind: "blank" };
  if (/[\d.,]\s+[\d.,]/.test(plain) && !SPACED.test(plain)) return unreadable("several-numbers");
  const tight = plain.replace(/\s/g, "");
  const pointed = thousands && ONE_COMMA.test(tight) ? tight.replace(",", "") : withPoint(tight);
  if (pointed === null) return unreadable(commaReason(tight));
  const value = worth(pointed);
  if (value === null) return unreadable(reasonFor(pointed));
  if (Number.isNaN(value)) return unreadable("divided-by-zero");
  return Number.isFinite(value) ? number(value, pointed) : unreadable("too-large");
}

/** −0 would read "-0" wherever it is shown again. */
const number = (value: number, text: string): Written => ({
  kind: "number",
  value: value + 0,
  decimals: decimalsIn(text),
});

/** Digits behind the point of a number that is written with one. */
function decimalsIn(text: string): number | null {
  if (text.includes("/")) return null;
  const [plain = "", power = "0"] = text
    .replace(/^[+-]?(?=10(\^|\*\*))/, (sign) => `${sign}1*`)
    .split(/e|\*10(?:\^|\*\*)/);
  return (plain.split(".")[1] ?? "").length - Number(power.replace(/[()]/g, ""));
}

const unreadable = (reason: UnreadableReason): Written => ({ kind: "unreadable", reason });

/** One writing for all: half-width characters, `-`, `*` and `^`, without an equals sign or spaces around. */
function straighten(text: string): string {
  return text
    .replace(RAISED, (_all, sign: string, digits: string) => {
      const shown = [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("");
      return `^${sign === "⁻" ? "-" : ""}${shown}`;
    })
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(MINUSES, "-")
    .replace(/[×✕·∙⋅]/g, "*")
    .replace(/÷|\u2044|\u2215/g, "/")
    .replace(/x(?=\s*10\s*[*^])/i, "*")
    .replace(/\^\s*\{([^{}]*)\}/, "^$1")
    .replace(/E/g, "e")
    .trim()
    .replace(ABOUT, "")
    .replace(/^\(([^()]*)\)\.?$/, "$1")
    .replace(ABOUT, "")
    .replace(/\s*=$/, "")
    .replace(/^([+-]?\d*[.,]\d+)\.$/, "$1")
    .trim();
}

/** The text with a decimal point; null where its commas are not one decimal comma or thousands. */
function withPoint(text: string): string | null {
  if (!text.includes(",")) return text;
  if (text.includes(".") || text.indexOf(",") !== text.lastIndexOf(",")) {
    if (!GROUPED.test(text)) return null;
    return text.lastIndexOf(".") > text.lastIndexOf(",")
      ? text.replaceAll(",", "")
      : text.includes(".")
        ? text.replaceAll(".", "").replace(",", ".")
        : text.replaceAll(",", "");
  }
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text) ? null : text.replace(",", ".");
}

const commaReason = (text: string): UnreadableReason =>
  GROUPED.test(text) ? "ambiguous-comma" : /[^\d.,+-]/.test(text) ? reasonFor(text) : "several-numbers";

/** The value of a well-formed text, null for any other, NaN for a division by 0. */
function worth(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const scientific = SCIENTIFIC.exec(text);
  if (scientific !== null) return Number(`${scientific[1]}e${scientific[2]}`);
  const power = POWER_OF_TEN.exec(text);
  if (power !== null) return Number(`${power[1]}1e${power[2]}`);
  const fraction = FRACTION.exec(text);
  if (fraction === null) return null;
  const below = Number(fraction[2]);
  return below === 0 ? Number.NaN : Number(fraction[1]) / below;
}

function reasonFor(text: string): UnreadableReason {
  if (text.includes("%")) return "percent";
  if (/\p{L}/u.test(text.replace(/e/g, ""))) return "letters";
  if (/[;:,]/.test(text)) return "several-numbers";
  if (/\d.*[-+*/^].*\d/.test(text)) return "sum-or-product";
  return /\..*\./.test(text) && /\d/.test(text) ? "several-points" : "no-number";
}
