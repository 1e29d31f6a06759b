import type { Mark, Notation } from "./notation.js";

const LOW = "₀₁₂₃₄₅₆₇₈₉";
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const RAISED: Readonly<Record<string, string>> = { "(": "⁽", ")": "⁾", "+": "⁺", "−": "⁻", T: "ᵀ" };
/** The mark over a letter that is hatted. */
const HAT = "\u0302";

const lowered = (text: string): string => text.replace(/\d/g, (digit) => LOW[Number(digit)] ?? digit);
const raised = (text: string): string =>
  text.replace(/[\d()+−T]/g, (one) => RAISED[one] ?? HIGH[Number(one)] ?? one);

/** A symbol as a line of text has it: `w₁₂⁽¹⁾`, `w₃ new`, `z₁[2]`, `v(w₅)`; what has no small letters follows a space. */
function lineMark({ base, sub, sup, hat, of }: Mark): string {
  const letter = hat === true ? `${base}${HAT}`.normalize("NFC") : base;
  const word = sub !== undefined && /[a-z]/i.test(sub);
  const below = of !== undefined ? `(${lineMark(of)})` : word ? ` ${sub}` : lowered(sub ?? "");
  const above = (sup ?? "").split(" ").map((part) => {
    if (part === "new") return " new";
    return part.startsWith("[") ? part : raised(part);
  });
  return `${letter}${below}${above.join("")}`;
}

/** A quantity's name as it is printed, on one line, for what knows no formulas: `∂C/∂w₁₂⁽¹⁾`, `w₃ new`. */
export function lineName(id: string, notation: Notation): string {
  const names = namesOf(notation);
  const known = names.get(id);
  if (known !== undefined) return known;
  const name = writeName(id, notation);
  names.set(id, name);
  return name;
}

const written = new WeakMap<Notation, Map<string, string>>();

function namesOf(notation: Notation): Map<string, string> {
  const known = written.get(notation);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  written.set(notation, names);
  return names;
}

function writeName(id: string, notation: Notation): string {
  const symbol = notation.symbol(id);
  if (!("above" in symbol)) return lineMark(symbol);
  const d = notation.derivative;
  return `${d}${lineMark(symbol.above)}/${d}${lineMark(symbol.below)}`;
}
