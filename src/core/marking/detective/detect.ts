import { nth } from "../../base/known.js";
import { boundCone } from "../../graph/bounds.js";
import { evaluateCone } from "../../graph/cone.js";
import type { Definition } from "../../graph/definition.js";
import { evaluateNumber } from "../../graph/evaluate.js";
import { lastPlace } from "../../graph/rounding.js";
import { lastWritten, type WrittenNumber } from "../../graph/written.js";
import { contains, type Interval, point } from "../../network/interval.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import { chancesOf } from "./chances.js";
import type { Haves } from "./haves.js";
import { likeliestEdits } from "./likeliest.js";
import { DETECTIVE_LIMITS, isSame } from "./limits.js";
import type { Slip } from "./slip.js";
import { asEdit, type Candidate, isExact, type Target, toldOf } from "./toldOf.js";

/** A number that is not right: as it was written, or what a student's other numbers leave of one that was not asked. */
export type Wrong =
  | { readonly kind: "written"; readonly written: WrittenNumber }
  | { readonly kind: "inferred"; readonly interval: Interval };

/**
 * The edits of a line, or of one on the way to it, that give a student's number: one where it is sure, two where it may be
 * either, none else. Only so many are looked at as a number without any reason would hit by chance once in about a hundred
 * times: more where it has many digits, likelier ones first.
 */
export function detect(haves: Haves, quantity: string, wrong: Wrong): Slip | null {
  const { scheme, own, value: valueNow } = haves;
  const { cone } = own.wayTo(quantity);
  if (cone.length === 0 || cone.length > DETECTIVE_LIMITS.lines) return null;
  const right = scheme.right(quantity) ?? point(Number.NaN);
  const target = targetOf(scheme, quantity, wrong);
  const bases = new Map<string, number>();
  const outside = { get: (id: string) => bases.get(id) ?? valueNow(id) };
  for (const { id, expression } of cone) bases.set(id, evaluateNumber(expression, outside));
  const unedited = outside.get(quantity);
  const edits = cone.flatMap((line, from) =>
    likeliestEdits(haves, line, outside.get, cone.length - 1 - from).map((edit) => ({ ...edit, from })),
  );
  edits.sort((a, b) => a.rank - b.rank);
  const isCount = scheme.roundingFor(quantity) === "exact";
  const { units, unitsOfCounts, unitsALine } = DETECTIVE_LIMITS;
  const covered = target.unit * ((isCount ? unitsOfCounts : units) + unitsALine * (cone.length - 1));
  const chances = chancesOf(covered, (right[0] + right[1]) / 2);
  const near: Candidate[] = [];
  for (const edit of edits) {
    const value = evaluateCone(cone.slice(edit.from), outside, { [edit.line]: edit.expression });
    if (!Number.isFinite(value) || isSame(value, unedited) || contains(right, value)) continue;
    const seen = chances.take(value);
    if (seen === "spent") break;
    if (seen === "new" && isNear(value, target)) near.push({ ...edit, value });
  }
  const fits = near.filter((one) => fitsIn(haves, cone, one, wrong, target));
  const told = toldOf(fits, target);
  return told.length === 0
    ? null
    : {
        edits: told.map(asEdit),
        isExact: told.every((one) => isExact(one, target)),
        quantity,
        ...target,
        haves,
      };
}

function targetOf({ roundingFor }: PreparedQuestion, quantity: string, wrong: Wrong): Target {
  if (wrong.kind === "inferred") {
    const [low, high] = wrong.interval;
    return { value: (low + high) / 2, unit: high - low };
  }
  const { written } = wrong;
  const asked = roundingFor(quantity);
  const unit =
    asked === "exact"
      ? 1
      : written.decimals === null
        ? lastPlace(written.value, asked)
        : lastWritten(written);
  return { value: written.value, unit };
}

function isNear(value: number, target: Target): boolean {
  const { nearUnits, near } = DETECTIVE_LIMITS;
  return Math.abs(value - target.value) <= nearUnits * target.unit + near * Math.abs(value);
}

/** Whether a candidate comes to the student's number, lines before the answer rounded or not. */
function fitsIn(
  { scheme, interval }: Haves,
  cone: readonly Definition[],
  { line, expression }: Candidate,
  wrong: Wrong,
  { value: written, unit }: Target,
): boolean {
  const inside = new Map<string, Interval>();
  const outside = { get: (id: string) => inside.get(id) ?? interval(id) };
  const replace = { [line]: expression };
  const last = cone.length - 1;
  cone.forEach((one, k) => {
    const open = k === last ? (kept: Interval) => kept : undefined;
    inside.set(one.id, boundCone([one], outside, scheme.writings, replace, open));
  });
  const [low, high] = outside.get(nth(cone, -1).id);
  if (high - low > DETECTIVE_LIMITS.widest * unit) return false;
  if (wrong.kind === "inferred") return low <= wrong.interval[1] && wrong.interval[0] <= high;
  const half = DETECTIVE_LIMITS.halfUnit * unit;
  return low - half <= written && written <= high + half;
}
