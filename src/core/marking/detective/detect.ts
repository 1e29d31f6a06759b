import { nth } from "../../base/known.js";
import { boundCone } from "../../graph/bounds.js";
import { evaluateCone } from "../../graph/cone.js";
import type { Definition } from "../../graph/definition.js";
import { evaluateNumber } from "../../graph/evaluate.js";
import { symbolsOf } from "../../graph/expressionTree.js";
import { lastPlace, roundNumber } from "../../graph/rounding.js";
import { lastWritten, type WrittenNumber } from "../../graph/written.js";
import { contains, type Interval, point } from "../../network/interval.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import { chancesOf } from "./chances.js";
import type { Edit, Ranked } from "./edit.js";
import type { Haves } from "./haves.js";
import { likeliestEdits } from "./likeliest.js";
import { DETECTIVE_LIMITS, isSame } from "./limits.js";
import type { Slip } from "./slip.js";
import { asEdit, type Candidate, isExact, type Target, toldOf } from "./toldOf.js";

/** A number that is not right: as it was written, or what a student's other numbers leave of one that was not asked. */
export type Wrong =
  | { readonly kind: "written"; readonly written: WrittenNumber }
  | { readonly kind: "inferred"; readonly interval: Interval };

/** The lines that lead to a number from what a student has. */
interface Trail {
  readonly haves: Haves;
  readonly cone: readonly Definition[];
  /** What goes into them, and what comes of them unedited. */
  readonly outside: { readonly get: (id: string) => number };
}

/**
 * The edits of a line, or of one on the way to it, that give a student's number: one where it is sure, two where it may be
 * either, none else. Only so much is told as a number without any reason would hit by chance once in a hundred times,
 * likelier edits first: at first what comes of all digits, or of lines rounded as asked, then what comes of all other
 * honest rounding. What fits and may not be told stands against what may.
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
  const trail = { haves, cone, outside };
  const unedited = outside.get(quantity);
  const tried: Tried[] = [];
  let isAnyNear = false;
  cone.forEach((line, from) => {
    if (haves.isSettled(line.id) && line.id !== quantity) return;
    const moved = movedFrom(cone, from);
    const more = line.id === quantity ? 0 : DETECTIVE_LIMITS.behind;
    for (const edit of likeliestEdits(haves, line, outside.get)) {
      const value = evaluateCone(moved, outside, { [edit.line]: edit.expression });
      if (!Number.isFinite(value) || isSame(value, unedited) || contains(right, value)) continue;
      tried.push({ edit, value, rank: edit.rank + more });
      isAnyNear ||= isNear(value, target);
    }
  });
  // Most numbers are near none: only the others need to know which are the same.
  if (!isAnyNear) return null;
  const all = likeliestFirst(tried);
  const fits = all.flatMap((one): Fitting[] => {
    if (!isNear(one.value, target)) return [];
    const half = DETECTIVE_LIMITS.halfUnit * target.unit;
    const holds = ([low, high]: Interval): boolean =>
      low - half <= target.value && target.value <= high + half;
    if (holds(byRule(trail, one))) return [{ ...one, isByRule: true }];
    const bounds = honest(trail, one);
    if (bounds[1] - bounds[0] > DETECTIVE_LIMITS.widest * target.unit) return [];
    return holds(bounds) ? [{ ...one, isByRule: false }] : [];
  });
  if (fits.length === 0) return null;
  const told = toldOf(fits, target);
  const mayBeTold = tellable(trail, all, told, target, right);
  return told.length === 0 || !mayBeTold
    ? null
    : {
        edits: told.map(asEdit),
        isExact: told.every((one) => isExact(one, target)),
        quantity,
        ...target,
        haves,
      };
}

/** The lines that one of a way moves, itself first: the others come to what they did. */
function movedFrom(cone: readonly Definition[], from: number): readonly Definition[] {
  const moving = new Set<string>();
  return cone.filter(({ id, expression }, at) => {
    const moves = at === from || (at > from && symbolsOf(expression).some((used) => moving.has(used)));
    if (moves) moving.add(id);
    return moves;
  });
}

/** An edit that was tried, with what it comes to; one further back counts as less likely. */
interface Tried {
  readonly edit: Ranked;
  readonly value: number;
  readonly rank: number;
}

/** What was tried, likeliest first; of those that come to the same number the first. */
function likeliestFirst(tried: readonly Tried[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const { edit, value, rank } of [...tried].sort((a, b) => a.rank - b.rank)) {
    const key = value.toPrecision(DETECTIVE_LIMITS.figures);
    if (!seen.has(key)) seen.set(key, { ...edit, rank, value });
  }
  return [...seen.values()];
}

interface Fitting extends Candidate {
  /** Whether it comes of all digits, or of lines rounded as asked. */
  readonly isByRule: boolean;
}

/** Whether what is told lies within what may be told: see `detect`. */
function tellable(
  trail: Trail,
  all: readonly Candidate[],
  told: readonly Fitting[],
  { unit }: Target,
  right: Interval,
): boolean {
  const chances = chancesOf((right[0] + right[1]) / 2);
  const { cone, outside, haves } = trail;
  const last = nth(cone, -1);
  const unedited = outside.get(last.id);
  const spread = ([low, high]: Interval): number => (high - low) / Math.max(Math.abs(unedited), unit);
  const same: Edit = { kind: "earlier", line: last.id, expression: last.expression };
  const [rule, wide] = [spread(byRule(trail, same)), spread(honest(trail, same))];
  // Counts share their few values.
  const step = haves.scheme.roundingFor(last.id) === "exact" ? 1 : unit;
  const window = (value: number, share: number): Interval => {
    const half = (step + share * Math.abs(value)) / 2;
    return [value - half, value + half];
  };
  const waiting = new Set(told.map(({ value }) => value));
  for (const share of [rule, wide]) {
    for (const { value } of all) {
      if (!chances.take(window(value, share)) || !waiting.has(value)) continue;
      const one = told.find((each) => each.value === value);
      if (one?.isByRule === true || share === wide) waiting.delete(value);
    }
    if (waiting.size === 0) return true;
  }
  return false;
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

/** What an edit comes to by the two ways of keeping digits that most keep to: all of them, and lines rounded as asked. */
function byRule({ haves, cone, outside }: Trail, { line, expression }: Edit): Interval {
  const { scheme } = haves;
  const worked = (get: (id: string) => number, keeps: (id: string, value: number) => number): number => {
    const inside = new Map<string, number>();
    const values = { get: (id: string) => inside.get(id) ?? get(id) };
    let value = Number.NaN;
    for (const one of cone) {
      value = evaluateNumber(one.id === line ? expression : one.expression, values);
      inside.set(one.id, keeps(one.id, value));
    }
    return value;
  };
  const full = worked(haves.full, (_id, value) => value);
  const asWritten = worked(outside.get, (_id, value) => value);
  const rounded = worked(outside.get, (id, value) => roundNumber(value, scheme.roundingFor(id)));
  const all = [full, asWritten, rounded].filter(Number.isFinite);
  return [Math.min(...all), Math.max(...all)];
}

/** What an edit comes to over all ways to work honestly. */
function honest({ haves, cone }: Trail, { line, expression }: Edit): Interval {
  const inside = new Map<string, Interval>();
  const outside = { get: (id: string) => inside.get(id) ?? haves.interval(id) };
  const last = cone.length - 1;
  cone.forEach((one, k) => {
    const open = k === last ? (kept: Interval) => kept : undefined;
    inside.set(one.id, boundCone([one], outside, haves.scheme.writings, { [line]: expression }, open));
  });
  return outside.get(nth(cone, -1).id);
}
