import type { Room } from "../../views/rooms.js";

/** What no page break parts: the head of a question with its first part, or a later part. Heights in mm. */
export interface Block {
  /** The question that it belongs to. */
  readonly question: number;
  /** Whether the question begins with it. */
  readonly starts: boolean;
  /** Without the room for working. */
  readonly height: number;
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
}

export interface Paper {
  /** The height that can be printed on, in mm. */
  readonly height: number;
  /** What the head of the first page takes of it. */
  readonly head: number;
  /** Between one question and the next. */
  readonly gap: number;
}

/** What a page costs; empty paper grows dear with its square, a break inside a question is dearer where the leaf is turned. */
const COST = { page: 1000, loose: 220, tight: 25, broken: 12, turned: 30, spilt: 1e6 } as const;

/** Page `number` counts from 0: the second and the third face each other. */
const isOverleaf = (number: number): boolean => number % 2 === 1;

/**
 * Lays blocks out on as few pages as will do, and on these so that pages are full, working has its room, and a question
 * is not broken without need. A block that is too high for any page has one to itself.
 */
export function makePages(blocks: readonly Block[], paper: Paper): PagePlan[] {
  const cheapest = new Map<string, { cost: number; to: number }>();
  const from = (start: number, number: number): { cost: number; to: number } => {
    if (start === blocks.length) return { cost: 0, to: start };
    const key = `${start} ${number === 0 ? 0 : 2 - (number % 2)}`;
    const kept = cheapest.get(key);
    if (kept !== undefined) return kept;
    let best = { cost: Number.POSITIVE_INFINITY, to: start + 1 };
    for (let to = start + 1; to <= blocks.length; to += 1) {
      const page = measure(blocks, start, to, number, paper);
      if (page.spilt > 0 && to > start + 1) break;
      const cost = page.cost + from(to, number + 1).cost;
      if (cost < best.cost) best = { cost, to };
    }
    cheapest.set(key, best);
    return best;
  };
  const pages: PagePlan[] = [];
  for (let start = 0; start < blocks.length; ) {
    const { to } = from(start, pages.length);
    pages.push({ from: start, to, rooms: roomsOn(blocks, start, to, pages.length, paper) });
    start = to;
  }
  return pages;
}

/** What the blocks of a page take without their rooms, and what is left for these. */
function heightsOn(
  blocks: readonly Block[],
  from: number,
  to: number,
  number: number,
  { height, head, gap }: Paper,
): { readonly free: number; readonly on: readonly Block[] } {
  const on = blocks.slice(from, to);
  const [first] = on;
  const continued =
    first === undefined || first.starts ? 0 : isOverleaf(number) ? first.overleaf : first.facing;
  const fixed = on.reduce(
    (sum, block, k) => sum + block.height + (block.starts && (k > 0 || number === 0) ? gap : 0),
    continued + (number === 0 ? head : 0),
  );
  return { free: height - fixed, on };
}

const sumOf = (blocks: readonly Block[], size: keyof Room): number =>
  blocks.reduce((sum, { room }) => sum + (room?.[size] ?? 0), 0);

function measure(
  blocks: readonly Block[],
  from: number,
  to: number,
  number: number,
  paper: Paper,
): { readonly cost: number; readonly spilt: number } {
  const { free, on } = heightsOn(blocks, from, to, number, paper);
  const [least, best, most] = [sumOf(on, "least"), sumOf(on, "best"), sumOf(on, "most")];
  const spilt = Math.max(0, least - free);
  const last = to === blocks.length;
  const empty = last ? 0 : Math.max(0, free - most) / paper.height;
  const short = best > least ? Math.max(0, best - free) / (best - least) : 0;
  const next = blocks[to];
  const broken = next !== undefined && !next.starts;
  const cost =
    COST.page +
    COST.loose * empty ** 2 +
    COST.tight * short ** 2 +
    (broken ? (isOverleaf(number + 1) ? COST.turned : COST.broken) : 0) +
    COST.spilt * (spilt / paper.height);
  return { cost, spilt };
}

/** The room of each block of a page: more than its best where the page would end empty, but on the last page. */
function roomsOn(blocks: readonly Block[], from: number, to: number, number: number, paper: Paper): number[] {
  const { free, on } = heightsOn(blocks, from, to, number, paper);
  const [least, best, most] = [sumOf(on, "least"), sumOf(on, "best"), sumOf(on, "most")];
  const last = to === blocks.length;
  const share = best > least ? Math.min(1, Math.max(0, (free - least) / (best - least))) : 1;
  const more = last || most <= best ? 0 : Math.min(1, Math.max(0, (free - best) / (most - best)));
  return on.map(({ room }) => {
    if (room === null) return 0;
    const height = room.least + share * (room.best - room.least) + more * (room.most - room.best);
    return Math.floor(height * 2) / 2;
  });
}
