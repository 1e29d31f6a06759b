/** A number with decimals: of the formulas that come again on other sheets it is what differs. */
const DECIMAL = /\d+\.\d+/g;

/** Stands for the k-th number while a form is set. No formula of ours has such a number, and none is part of another. */
const standIn = (k: number): string => `7077.1${String(k).padStart(3, "0")}`;
const STAND_INS = /7077\.1(\d{3})/;
const MOST_NUMBERS = 1000;

/** Letters of forms that are kept; when there are more, all are dropped. */
const KEPT = 3_000_000;

/** A formula's writing with a place for each of its numbers: text, the number's place in the formula, text, … */
type Form = readonly string[];

/**
 * The same as `write`, which is asked once for formulas that differ in the digits of their decimals alone, however many digits
 * those have. What it makes of a number has to hold the number as it stands: a formula of which it does not is written anew each
 * time.
 */
export function onceEach(write: (tex: string) => string): (tex: string) => string {
  const known = new Map<string, Form | null>();
  let letters = 0;
  /** `tex` has stand-ins for its decimals, so that two formulas have one form only where nothing else differs. */
  const formOf = (tex: string, count: number): Form | null => {
    const seen = known.get(tex);
    if (seen !== undefined) return seen;
    const form = count > MOST_NUMBERS ? null : read(write(tex), count);
    letters += tex.length + (form ?? []).reduce((sum, piece) => sum + piece.length, 0);
    if (letters > KEPT) {
      known.clear();
      letters = 0;
    }
    known.set(tex, form);
    return form;
  };
  return (tex) => {
    const numbers = tex.match(DECIMAL) ?? [];
    const form = formOf(numbers.length === 0 ? tex : withStandIns(tex), numbers.length);
    if (form === null) return write(tex);
    let written = "";
    for (let k = 0; k < form.length; k++) {
      const piece = form[k] ?? "";
      written += k % 2 === 0 ? piece : (numbers[Number(piece)] ?? "");
    }
    return written;
  };
}

const withStandIns = (tex: string): string => {
  let k = 0;
  return tex.replace(DECIMAL, () => standIn(k++));
};

/** Null where a number is lacking or comes twice. */
function read(written: string, count: number): Form | null {
  const form = written.split(STAND_INS);
  const places = new Set(form.filter((_piece, k) => k % 2 === 1));
  return places.size === count && form.length === 2 * count + 1 ? form : null;
}
