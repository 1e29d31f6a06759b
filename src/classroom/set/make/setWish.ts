import type { Quiz } from "../../../author/quiz/quiz.js";
import { nameOf, sha256 } from "../../../core/base/hash.js";
import { GENERATOR } from "../../../core/base/version.js";
import { fontVersions } from "../../../paper/fonts/fontSubsets.js";
import type { Templates } from "../../../paper/pages/templates/templates.js";
import { buildHash } from "../folder/buildHash.js";
import type { SetHead } from "../folder/manifest.js";
import { quizText } from "../folder/setQuiz.js";
import type { Copy } from "../students/copy.js";
import { type Randomness, randomnessName } from "../students/randomness.js";
import { type Format, pathsOf } from "./makeCopy.js";
import type { WantedCopy } from "./planSet.js";

/** What a set is to be: the same wish gives the same bytes. */
export interface SetWish {
  readonly quiz: Quiz;
  readonly randomness: Randomness;
  /** All copies of the set, in the order of its manifest. */
  readonly copies: readonly Copy[];
  /** SHA-256 of the roster that they are from. */
  readonly roster?: string;
  /** The part of them that is to be made: `index` of `of`, from 1. Default: all. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly formats: readonly Format[];
  /** Whether PDFs are tagged for screen readers. */
  readonly tagged: boolean;
  /** A course's own; default: the built-in ones. */
  readonly templates?: Templates;
}

/** The head of the set's manifest, but for the browser. */
export function headOf({
  quiz,
  randomness,
  roster,
  formats,
  tagged,
  templates,
  shard,
  copies,
}: SetWish): SetHead {
  const hash = sha256(quizText(quiz));
  return {
    set: nameOf([GENERATOR, hash, randomnessName(randomness, hash)]),
    title: quiz.title,
    quiz: hash,
    generator: GENERATOR,
    build: templates?.hash === undefined ? buildHash() : nameOf([buildHash(), templates.hash]),
    browser: null,
    fonts: fontVersions(),
    tagged,
    ...(templates?.hash === undefined ? {} : { templates: templates.hash }),
    formats,
    drawn: quiz.questions.some(({ network }) => network?.kind !== "fixed"),
    ...(randomness.kind === "seed" ? { seed: randomness.seed } : {}),
    ...(roster === undefined ? {} : { roster }),
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
  return { id: copy.id, from: nameOf([set, build, fonts, tagged, copy]), paths: pathsOf(copy, formats) };
}
