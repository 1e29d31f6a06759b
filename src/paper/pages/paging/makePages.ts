import type { Room } from "../../../document/build/rooms.js";

/** What no page break parts: the head of a question with its first part, or a later part. Heights in mm. */
export interface Block {
  /** The question that it belongs to. */
  readonly question: number;
  /** Whether the question begins with it. */
  readonly starts: boolean;
  /** Without the room for working. */
  readonly height: number;
  /** The same with its drawing set small. */
  readonly small: number;
  /** Room for working; null where none is needed. */
  readonly room: Room | null;
  /** The head that it has where a page begins with it: on a page that faces the one before, and overleaf. */
  readonly facing: number;
  readonly overleaf: number;
}

/** What a page holds: blocks `from` up to, not with, `to`, and the height of each one's room in mm. */
export interface PagePlan {
  readonly from: number;
  readonly to: number;
  readonly rooms: readonly number[];
  /** Whether drawings are set small on it. */
  readonly small: boolean;
}

export interface Paper {
  /** The height that can be printed on, in mm. */
  readonly height: number;
  /** What the head of the first page takes of it. */
  readonly head: number;
  /** Between one question and the next. */
  readonly gap: number;
}

/**
 * What a page costs: a page at all; paper that stays empty, with its square, less at the end; rooms that are tight, or
 * under their least; drawings set small; a question that is broken, dearer where the leaf is turned; a first page of its head
 * alone; what no longer fits.
 */
const COST = {
  ...{ page: 1000, empty: 220, end: 60, tight: 25, squeezed: 150 },
  ...{ small: 6, broken: 12, turned: 30, cover: 1e5, spilt: 1e6 },
} as const;

/** So much of their least rooms keep, where a sheet is to have no more pages than the others of its set. */
const SQUEEZE = 0.7;

/** Page `number` counts from 0: the second and the third face each other. */
const isOverleaf = (number: number): boolean => number % 2 === 1;

/**
 * Lays blocks out so that pages are as full as can be, working has its room, and a question is not broken without need: on as few pages
 * as will do, or on `pages` of them where that can be. A block that is too high for any page has one to itself, and one that
 * is too high beside the head of the first page leaves it alone there.
 */
export function makePages(blocks: readonly Block[], paper: Paper, pages?: number): PagePlan[] {
  const fewest = laidOut(blocks, paper, null);
  if (pages === undefined || fewest.plans.length === pages) return fewest.plans;
  const wanted = laidOut(blocks, paper, pages);
  return wanted.cost < Math.max(COST.spilt, fewest.cost + COST.spilt / 2) ? wanted.plans : fewest.plans;
}

interface Way {
  readonly cost: number;
  readonly to: number;
}

const NO_WAY = Number.POSITIVE_INFINITY;

/** The cheapest way to lay blocks out, on so many pages or on any number; its cost is infinite where there is none. */
function laidOut(
  blocks: readonly Block[],
  paper: Paper,
  pages: number | null,
): { readonly plans: PagePlan[]; readonly cost: number } {
  const cheapest = new Map<string, Way>();
  const from = (start: number, number: number): Way => {
    const left = pages === null ? null : pages - number;
    if (start === blocks.length) return { cost: left === null || left === 0 ? 0 : NO_WAY, to: start };
    if (left === 0) return { cost: NO_WAY, to: start + 1 };
    const key = `${start} ${number === 0 ? 0 : 2 - (number % 2)} ${left}`;
    const kept = cheapest.get(key);
    if (kept !== undefined) return kept;
    let best: Way = { cost: NO_WAY, to: start + 1 };
    if (number === 0) best = { cost: COST.page + COST.cover + from(start, 1).cost, to: start };
    for (let to = start + 1; to <= blocks.length; to += 1) {
      const page = measure(blocks, start, to, number, paper);
      if (page.over > (pages === null ? 0 : 1) && to > start + 1) break;
      const cost = page.cost + from(to, number + 1).cost;
      if (cost < best.cost) best = { cost, to };
    }
    cheapest.set(key, best);
    return best;
  };
  const { cost } = from(0, 0);
  const plans: PagePlan[] = [];
  for (let start = 0; start < blocks.length; ) {
    const number = plans.length;
    const { to } = from(start, number);
    const { small } = measure(blocks, start, to, number, paper);
    plans.push({ from: start, to, small, rooms: roomsOn(blocks, start, to, number, paper, small) });
    start = to;
  }
  return { plans, cost };
}

/** What the blocks of a page leave for their rooms, and how much these want. */
function roomOn(
  on: readonly Block[],
  number: number,
  { height, head, gap }: Paper,
  small: boolean,
): Room & { readonly free: number } {
  const [first] = on;
  const continued =
    first === undefined || first.starts ? 0 : isOverleaf(number) ? first.overleaf : first.facing;
  const fixed = on.reduce(
    (sum, block, k) =>
      sum + (small ? block.small : block.height) + (block.starts && (k > 0 || number === 0) ? gap : 0),
    continued + (number === 0 ? head : 0),
  );
  const sumOf = (size: keyof Room): number => on.reduce((sum, { room }) => sum + (room?.[size] ?? 0), 0);
  return { free: height - fixed, least: sumOf("least"), best: sumOf("best") };
}

/** What a page costs with drawings as they are or small, whichever is less. `over`: by how much of their squeeze its rooms are too large. */
function measure(
  blocks: readonly Block[],
  from: number,
  to: number,
  number: number,
  paper: Paper,
): { readonly cost: number; readonly over: number; readonly small: boolean } {
  const on = blocks.slice(from, to);
  const last = to === blocks.length;
  const next = blocks[to];
  const broken = next !== undefined && !next.starts;
  const always = COST.page + (broken ? (isOverleaf(number + 1) ? COST.turned : COST.broken) : 0);
  const as = (small: boolean) => {
    const { free, least, best } = roomOn(on, number, paper, small);
    const empty = Math.max(0, free - best) / paper.height;
    const tight = best > least ? Math.min(1, Math.max(0, (best - free) / (best - least))) : 0;
    const under = Math.max(0, least - free);
    const over = under === 0 ? 0 : least === 0 ? NO_WAY : under / (least * (1 - SQUEEZE));
    const spilt = Math.max(0, SQUEEZE * least - free);
    const cost =
      (last ? COST.end : COST.empty) * empty ** 2 +
      COST.tight * tight ** 2 +
      COST.squeezed * Math.min(1, over) +
      (spilt === 0 ? 0 : COST.spilt * (1 + spilt / paper.height)) +
      (small ? COST.small : 0);
    return { cost: always + cost, over, small };
  };
  const plain = as(false);
  const isTight = plain.cost > always + COST.small;
  const small = isTight && on.some((block) => block.small < block.height) ? as(true) : plain;
  return small.cost < plain.cost ? small : plain;
}

/** The room of each block of a page: its best, where that fits; under its least where it must. */
function roomsOn(
  blocks: readonly Block[],
  from: number,
  to: number,
  number: number,
  paper: Paper,
  small: boolean,
): number[] {
  const on = blocks.slice(from, to);
  const { free, least, best } = roomOn(on, number, paper, small);
  const share = best > least ? Math.min(1, Math.max(0, (free - least) / (best - least))) : 1;
  const squeeze = least > 0 ? Math.min(1, Math.max(SQUEEZE, free / least)) : 1;
  return on.map(({ room }) => {
    if (room === null) return 0;
    const height = room.least + share * (room.best - room.least);
    return Math.floor(height * squeeze * 2) / 2;
  });
}
