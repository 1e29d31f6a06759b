import { LEVELS, type Level } from "../../core/base/settings.js";
import { ACTIVATIONS, type ActivationName } from "../../core/network/activations/index.js";
import { LOSSES, type LossName } from "../../core/network/losses/index.js";
import type { NetworkWish, Wish } from "./draw.js";

/** Where a visitor is: at the list of exercises, at a screen of an exercise's lesson, at a question, or at one shown solved. */
export type Place =
  | { readonly at: "home" }
  | { readonly at: "lesson"; readonly exercise: string; readonly screen: number }
  | {
      readonly at: "question" | "solved";
      readonly wish: Wish;
      /** How many questions of a mixed review are left, this one among them. */
      readonly review?: number;
    };

/** A question or a solved one. */
export type AskedPlace = Extract<Place, { readonly wish: Wish }>;
export const isAsked = (place: Place): place is AskedPlace =>
  place.at === "question" || place.at === "solved";

/** Inputs, then every layer. More neurons than these are no exercise for a pen. */
const SIZES = /^[1-5](-[1-5]){1,4}$/;
/** So many questions are a mixed review. */
export const MOST_REVIEWED = 5;
const SEED = /^[\w.-]{1,40}$/;

const named = <T extends string>(text: string | null, all: readonly T[]): T | undefined =>
  all.find((one) => one === text);

/** The place that the part of an address after # names; the list of exercises for what cannot be read. */
export function readPlace(hash: string, levels: ReadonlyMap<string, Level>): Place {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const exercise = said.get("q");
  const own = exercise === null ? undefined : levels.get(exercise);
  if (exercise === null || own === undefined) return { at: "home" };
  const screen = said.get("lesson");
  if (screen !== null) return { at: "lesson", exercise, screen: Number.parseInt(screen, 10) || 1 };
  const seed = said.get("seed") ?? "";
  if (!SEED.test(seed)) return { at: "home" };
  const wish: Wish = {
    exercise,
    level: named(said.get("level"), LEVELS) ?? own,
    seed,
    network: readNetwork(said),
  };
  const review = Number.parseInt(said.get("review") ?? "", 10);
  return {
    at: said.has("solved") ? "solved" : "question",
    wish,
    ...(review >= 1 && review <= MOST_REVIEWED ? { review } : {}),
  };
}

function readNetwork(said: URLSearchParams): NetworkWish {
  const sizes = said.get("net") ?? "";
  const activation = named(said.get("act"), Object.keys(ACTIVATIONS) as ActivationName[]);
  const loss = named(said.get("loss"), Object.keys(LOSSES) as LossName[]);
  return {
    ...(SIZES.test(sizes) ? { sizes: sizes.split("-").map(Number) } : {}),
    ...(activation === undefined ? {} : { activation }),
    ...(loss === undefined ? {} : { loss }),
    ...(said.get("numbers") === "other" ? { other: true } : {}),
  };
}

/** The address of a place, from its # on. */
export function writePlace(place: Place): string {
  if (place.at === "home") return "#";
  if (place.at === "lesson")
    return `#${new URLSearchParams({ q: place.exercise, lesson: String(place.screen) }).toString()}`;
  const { exercise, level, seed, network } = place.wish;
  const said = new URLSearchParams({ q: exercise, level, seed });
  if (network.sizes !== undefined) said.set("net", network.sizes.join("-"));
  if (network.activation !== undefined) said.set("act", network.activation);
  if (network.loss !== undefined) said.set("loss", network.loss);
  if (network.other === true) said.set("numbers", "other");
  if (place.at === "solved") said.set("solved", "1");
  if (place.review !== undefined) said.set("review", String(place.review));
  return `#${said.toString()}`;
}
