import type { Quiz } from "../quiz/quiz.js";
import { fontVersions } from "../render/fonts.js";
import { GENERATOR } from "../version.js";
import { buildHash } from "./build.js";
import { type Format, pathsOf } from "./makeCopy.js";
import { nameOf, type SetHead, sha256 } from "./manifest.js";
import type { WantedCopy } from "./planSet.js";

/** One sheet that is wanted. */
export interface Copy {
  readonly id: string;
}

/** What a set is to be: the same wish gives the same bytes. */
export interface SetWish {
  readonly quiz: Quiz;
  readonly seed: string;
  /** All copies of the set, in the order of its manifest. */
  readonly copies: readonly Copy[];
  /** The part of them that is to be made: `index` of `of`, from 1. Default: all. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly formats: readonly Format[];
  /** Whether PDFs are tagged for screen readers. */
  readonly tagged: boolean;
}

/** `001`, `002`, …: as many digits as the last one has, three at least. */
export function copyIds(copies: number): string[] {
  const digits = Math.max(3, String(copies).length);
  return Array.from({ length: copies }, (_none, k) => String(k + 1).padStart(digits, "0"));
}

/** The head of the set's manifest, but for the browser. */
export function headOf({ quiz, seed, formats, tagged, shard, copies }: SetWish): SetHead {
  const hash = sha256(JSON.stringify(quiz));
  return {
    set: nameOf([GENERATOR, hash, seed]),
    title: quiz.title,
    quiz: hash,
    generator: GENERATOR,
    build: buildHash(),
    browser: null,
    fonts: fontVersions(),
    tagged,
    formats,
    drawn: quiz.questions.some(({ network }) => network?.kind !== "fixed"),
    seed,
    ...(shard === undefined ? {} : { shard: { ...shard, copies: copies.length } }),
  };
}

/** The copies of a shard: neighbours, so that the shards one after another are the set. */
export function shardCopies({ copies, shard }: SetWish): readonly Copy[] {
  if (shard === undefined) return copies;
  const edge = (k: number) => Math.floor((k * copies.length) / shard.of);
  return copies.slice(edge(shard.index - 1), edge(shard.index));
}

/** What a copy comes to, and what it is made from. */
export function wantedCopy(
  copy: Copy,
  { set, build, fonts, tagged }: SetHead,
  formats: readonly Format[],
): WantedCopy {
  return { id: copy.id, from: nameOf([set, build, fonts, tagged, copy]), paths: pathsOf(copy.id, formats) };
}
