import { createHmac } from "node:crypto";
import type { NumbersWish } from "../../../author/generator/makeSheet.js";

/** Where a set's numbers come from: a seed, which is printed and makes the same sheets for all, or a secret. */
export type Randomness =
  | { readonly kind: "seed"; readonly seed: string }
  | { readonly kind: "secret"; readonly secret: Uint8Array };

/**
 * The head of a copy's random streams. With a secret: HMAC-SHA-256 of the quiz's series and the copy's id, in
 * hexadecimal, from which neither the secret nor another copy's can be found. Nothing else of the quiz is in it, so that
 * a mended title or another language moves no number.
 */
export const numbersFor = (randomness: Randomness, series: string, id: string): NumbersWish =>
  randomness.kind === "seed"
    ? { seed: randomness.seed }
    : {
        numbers: keyed(randomness.secret, ["copy", series, id]),
        set: keyed(randomness.secret, ["kinds", series]),
      };

/** What names the randomness of a set in its manifest: the seed itself, or a fingerprint of the secret. */
export const randomnessName = (randomness: Randomness, quizHash: string): string =>
  randomness.kind === "seed" ? randomness.seed : `keyed ${keyed(randomness.secret, ["set", quizHash])}`;

const keyed = (secret: Uint8Array, what: readonly string[]): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["gradsheet", ...what]))
    .digest("hex");
