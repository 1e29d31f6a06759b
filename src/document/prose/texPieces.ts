import { texFault } from "./tex.js";

const TOKEN = /\\(?:[A-Za-z]+|[\s\S])|[\s\S]/g;
const OPENS = new Set(["{", "(", "[", "\\left", "\\begin", "\\{", "\\langle", "\\lfloor", "\\lceil"]);
const CLOSES = new Set(["}", ")", "]", "\\right", "\\end", "\\}", "\\rangle", "\\rfloor", "\\rceil"]);
const OPERATOR =
  /^(?:[=<>+−-]|\\(?:leq?|geq?|neq?|approx|equiv|sim|propto|to|Rightarrow|Leftrightarrow|iff|pm|cdot|times))$/;
/** What holds for all that comes after it would hold for its own piece alone. */
const REACHES =
  /\\(?:over|atop|choose|tag|label|def|newcommand|color|displaystyle|textstyle|scriptstyle|rm|bf|it|tt|cal|middle|limits|nolimits)(?![A-Za-z])|&|\\\\/;
/** Signs of a formula that always fits. */
const SHORT = 20;

/** How many signs a reader sees of TeX, roughly. */
const signsOf = (tex: string): number => tex.replace(/\\[A-Za-z]+/g, "x").replace(/[\\{}^_$~\s]/g, "").length;

/**
 * The pieces of a teacher's formula between which a line may break: before signs of relations and operations that no bracket
 * holds. One that is short, or cannot be parted, is one piece.
 */
export function texPieces(tex: string): readonly string[] {
  if (signsOf(tex) <= SHORT || REACHES.test(tex)) return [tex];
  const pieces = [""];
  let depth = 0;
  let before = "";
  for (const [token] of tex.matchAll(TOKEN)) {
    // The sign of a number has no other operation before it, nor does an exponent's stand free.
    const isFree = before !== "" && !OPERATOR.test(before) && !/^[\^_,;:]$/.test(before);
    if (depth === 0 && isFree && OPERATOR.test(token)) pieces.push("{}");
    pieces.push(`${pieces.pop() ?? ""}${token}`);
    if (OPENS.has(token)) depth += 1;
    if (CLOSES.has(token)) depth -= 1;
    if (token.trim() !== "") before = token;
  }
  return pieces.every((piece) => texFault(piece) === null) ? pieces : [tex];
}
