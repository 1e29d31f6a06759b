import { tenTo } from "../base/power.js";

/** How a printed number is shortened: to decimals, to significant figures, or not at all. */
export type Rounding = { readonly decimals: number } | { readonly significant: number } | "exact";

/** `round`: half away from zero. `cut`: towards zero. */
export type RoundingMode = "round" | "cut";

/** Doubles carry about 16 digits; the last two are noise of the arithmetic and would turn 0.33 into 0.32999…. */
const TRUSTED_DIGITS = 14;

/** Below this a number is printed with a power of ten. */
const SMALLEST_PLAIN_EXPONENT = -7;

interface Decimal {
  readonly negative: boolean;
  /** Digits without leading zeros ("" for 0), the first of them worth 10^exponent. */
  readonly digits: string;
  readonly exponent: number;
}

/**
 * The decimal text of a number under a rounding. Never "-0", never a thousands mark; a very small number
 * reads 1.234e-9. Throws RangeError for NaN and infinities.
 */
export function displayNumber(value: number, rounding: Rounding, mode: RoundingMode = "round"): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be printed`);
  if (rounding === "exact") return exactText(value);
  const quick = quickText(value, rounding, mode);
  if (quick !== null) return quick;
  const decimal = decimalOf(value, TRUSTED_DIGITS);
  if ("decimals" in rounding) {
    return plainText(shorten(decimal, decimal.exponent + 1 + rounding.decimals, mode), rounding.decimals);
  }
  const short = shorten(decimal, rounding.significant, mode);
  if (short.digits === "") return "0";
  const decimals = rounding.significant - 1 - short.exponent;
  return short.exponent < SMALLEST_PLAIN_EXPONENT
    ? scientificText(short, rounding.significant)
    : plainText(short, Math.max(0, decimals));
}

/** All digits of a number, as few as stand for it alone. */
function exactText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  // Between these no language of the web writes a power of ten.
  return size >= 1e-6 && size < 1e21 ? String(value) : plainText(decimalOf(value, 17), null);
}

/** The number that the printed text stands for. */
export function roundNumber(value: number, rounding: Rounding, mode: RoundingMode = "round"): number {
  if (rounding === "exact") return value;
  return quickly(value, rounding, mode) ?? Number(displayNumber(value, rounding, mode));
}

/** Powers of ten that doubles hold without loss. */
const TENS = Array.from({ length: 23 }, (_none, k) => Number(`1e${k}`));

/** The same without a look at the digits; null where a double's last ones could decide. */
function quickly(value: number, rounding: Exclude<Rounding, "exact">, mode: RoundingMode): number | null {
  const size = Math.abs(value);
  if (size === 0) return 0;
  const scale = TENS[decimalsFor(size, rounding)];
  if (scale === undefined) return null;
  const scaled = size * scale;
  if (!(scaled < 1e11)) return null;
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  const noise = 1e-12 * Math.max(1, scaled);
  if (mode === "cut" ? rest > 1 - noise : Math.abs(rest - 0.5) < noise) return null;
  const units = mode === "round" && rest >= 0.5 ? whole + 1 : whole;
  return units === 0 ? 0 : (Math.sign(value) * units) / scale;
}

/** The text of what `quickly` gives; null too where it has a power of ten or a digit more than it seems: 9.9996 is 10.00. */
function quickText(value: number, rounding: Exclude<Rounding, "exact">, mode: RoundingMode): string | null {
  const quick = quickly(value, rounding, mode);
  if (quick === null) return null;
  if ("decimals" in rounding) return quick.toFixed(rounding.decimals);
  if (quick === 0) return null;
  const { significant } = rounding;
  const decimals = decimalsFor(Math.abs(value), rounding);
  const isLonger = Math.abs(quick) >= tenTo(significant - decimals) * (1 - 1e-12);
  return isLonger || decimals > significant - 1 - SMALLEST_PLAIN_EXPONENT ? null : quick.toFixed(decimals);
}

/** Decimals of a number under a rounding; -1 (no power of ten) where it lies at a power of ten. */
function decimalsFor(size: number, rounding: Exclude<Rounding, "exact">): number {
  if ("decimals" in rounding) return rounding.decimals;
  const exponent = exponentOf(size);
  return exponent === null ? -1 : rounding.significant - 1 - exponent;
}

/** The power of ten of a number's first digit; null where it lies at a power of ten, so that its last bits decide. */
function exponentOf(size: number): number | null {
  const power = Math.log10(size);
  const exponent = Math.floor(power);
  return power - exponent > 1e-9 && power - exponent < 1 - 1e-9 ? exponent : null;
}

/** What one unit in the last printed place of `value` is worth; 0 when it is printed exactly. */
export function lastPlace(value: number, rounding: Rounding): number {
  if (rounding === "exact") return 0;
  if ("decimals" in rounding) return tenTo(-rounding.decimals);
  if (value === 0) return 0;
  const { significant } = rounding;
  const exponent = exponentOf(Math.abs(value)) ?? decimalOf(value, TRUSTED_DIGITS).exponent;
  return tenTo(exponent + 1 - significant);
}

function decimalOf(value: number, trusted: number): Decimal {
  if (value === 0) return { negative: false, digits: "", exponent: 0 };
  const text = trusted >= 17 ? value.toExponential() : value.toExponential(trusted - 1);
  const [mantissa = "0", exponent = "0"] = text.split("e");
  const digits = mantissa.replace("-", "").replace(".", "").replace(/0+$/, "");
  return { negative: value < 0, digits, exponent: Number(exponent) };
}

/** Keeps the first `kept` digits. */
function shorten(decimal: Decimal, kept: number, mode: RoundingMode): Decimal {
  const { digits, exponent, negative } = decimal;
  if (digits.length <= kept) return decimal;
  if (kept < 0) return { negative: false, digits: "", exponent: 0 };
  const head = digits.slice(0, kept);
  const up = mode === "round" && (digits.at(kept) ?? "0") >= "5";
  if (!up)
    return kept === 0 ? { negative: false, digits: "", exponent: 0 } : { negative, digits: head, exponent };
  const raised = String(BigInt(head === "" ? "0" : head) + 1n);
  return { negative, digits: raised, exponent: exponent + raised.length - kept };
}

/** Plain notation with that many decimals; `null`: as many as there are. */
function plainText({ negative, digits, exponent }: Decimal, decimals: number | null): string {
  const whole = exponent >= 0 ? digits.slice(0, exponent + 1).padEnd(exponent + 1, "0") : "0";
  const fraction = exponent >= 0 ? digits.slice(exponent + 1) : "0".repeat(-exponent - 1) + digits;
  const shown = digits === "" ? "" : fraction;
  const places =
    decimals === null ? shown.replace(/0+$/, "") : shown.slice(0, decimals).padEnd(decimals, "0");
  const sign = negative && /[1-9]/.test(whole + places) ? "-" : "";
  return `${sign}${whole === "" ? "0" : whole}${places === "" ? "" : `.${places}`}`;
}

function scientificText({ negative, digits, exponent }: Decimal, significant: number): string {
  const [first = "0", ...rest] = digits.padEnd(significant, "0").slice(0, significant);
  return `${negative ? "-" : ""}${first}${rest.length > 0 ? `.${rest.join("")}` : ""}e${exponent}`;
}
