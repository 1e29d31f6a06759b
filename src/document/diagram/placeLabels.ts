import { boxesMeet } from "./geometry.js";
import { type Place, placesOn, type Scene, SPACE, SPOILT, TOUCH } from "./labelPlaces.js";
import type { LabelShape } from "./shape.js";

export interface Labels {
  /** By edge; undefined for an edge without a label. */
  readonly places: readonly (Place | undefined)[];
  readonly size: number;
  /** How many labels touch something, or are struck through by another edge. */
  readonly spoilt: number;
}

interface Search {
  /** By edge, the cheapest first. */
  readonly choices: readonly (readonly Place[])[];
  readonly chosen: (Place | undefined)[];
}

const SWEEPS = 12;
/** How long a chain of labels may be moved out of each other's way, and how many places are tried for it. */
const CHAIN = 3;
const TRIES = 1500;

/** The labels that a label at this place would touch. */
function touched(search: Search, own: number, place: Place): readonly number[] {
  const found: number[] = [];
  for (const [k, other] of search.chosen.entries()) {
    if (k !== own && other !== undefined && boxesMeet(place.box, other.box, SPACE)) found.push(k);
  }
  return found;
}

function totalCost(search: Search, own: number, place: Place): number {
  return place.cost + TOUCH * touched(search, own, place).length;
}

/** Each label in turn moves to where it costs least among the others, until none moves. */
function settle(search: Search): void {
  for (let sweep = 0, moved = true; moved && sweep < SWEEPS; sweep += 1) {
    moved = false;
    for (const [own, places] of search.choices.entries()) {
      const now = search.chosen[own];
      if (now === undefined) continue;
      let best = now;
      let least = totalCost(search, own, now);
      for (const place of places) {
        if (place.cost >= least) break;
        const cost = totalCost(search, own, place);
        if (cost < least) {
          best = place;
          least = cost;
        }
      }
      if (best !== now) {
        search.chosen[own] = best;
        moved = true;
      }
    }
  }
}

/**
 * Moves a label to an unspoilt place, and the labels that stand there to others, along a chain of moves.
 * Says whether it could; if not, nothing has moved.
 */
function makeRoom(search: Search, own: number, held: ReadonlySet<number>, budget: { left: number }): boolean {
  const before = [...search.chosen];
  const holding = new Set(held).add(own);
  for (const place of search.choices[own] ?? []) {
    if (place.cost >= SPOILT || budget.left <= 0) return false;
    budget.left -= 1;
    const inTheWay = touched(search, own, place);
    if (inTheWay.some((k) => holding.has(k)) || (inTheWay.length > 0 && holding.size >= CHAIN)) continue;
    search.chosen[own] = place;
    if (inTheWay.every((k) => makeRoom(search, k, holding, budget))) return true;
    for (const [k, place] of before.entries()) search.chosen[k] = place;
  }
  return false;
}

function spoiltIn(search: Search): readonly number[] {
  const spoilt: number[] = [];
  for (const [own, place] of search.chosen.entries()) {
    if (place !== undefined && totalCost(search, own, place) >= SPOILT) spoilt.push(own);
  }
  return spoilt;
}

/**
 * A place on its edge for every label: each starts at its own best place and settles among the others; then
 * room is made for those still spoilt.
 */
export function placeLabels(scene: Scene, label: LabelShape, size: number): Labels {
  const choices = scene.edges.map((_, k) => placesOn(scene, k, label, size));
  const search: Search = { choices, chosen: choices.map((places) => places[0]) };
  settle(search);
  for (const own of spoiltIn(search)) makeRoom(search, own, new Set(), { left: TRIES });
  const spoilt = spoiltIn(search).length;
  if (spoilt === 0) settle(search);
  return { places: search.chosen, size, spoilt };
}
