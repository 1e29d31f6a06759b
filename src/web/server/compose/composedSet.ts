import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sha256 } from "../../../base/hash.js";
import { writeWhole } from "../../../files/files.js";
import { readQuiz } from "../../../generator/readQuiz.js";
import { openLocalMaker } from "../../../set/make/localMaker.js";
import { makeSet } from "../../../set/make/makeSet.js";
import { type Copy, numberedCopies } from "../../../set/students/copy.js";
import type { Randomness } from "../../../set/students/randomness.js";
import { parseRoster } from "../../../set/students/roster.js";
import { decodeRoster } from "../../../set/students/rosterText.js";
import { secretFrom } from "../../../set/students/secret.js";
import type { PressRoom } from "../work/pressRoom.js";
import type { WorkWish } from "../work/works.js";
import { SET } from "./givenSets.js";

export interface ComposedSet {
  readonly text: string;
  /** A roster's file, or how many copies. */
  readonly students: { readonly roster: Uint8Array } | { readonly copies: number };
  /** Exams are made with a secret, practice with the seed that the preview has. */
  readonly randomness: { readonly kind: "exam" } | { readonly kind: "practice"; readonly seed: string };
}

/** A set from a quiz that was composed, as a long work. Throws what is wrong with quiz or roster, before it begins. */
export function composedSet({ text, students, randomness }: ComposedSet, press: PressRoom): WorkWish {
  const quiz = readQuiz(text, "quiz.yaml");
  const { copies, roster } = copiesOf(students);
  const secret = randomBytes(32).toString("hex");
  const from: Randomness =
    randomness.kind === "exam"
      ? { kind: "secret", secret: secretFrom(secret, "the secret") }
      : { kind: "seed", seed: randomness.seed };
  const formats = ["pdf", "marking"] as const;
  return {
    title: quiz.title,
    make: async (folder, step) => {
      const out = join(folder, SET);
      await makeSet(
        {
          quiz,
          randomness: from,
          copies,
          formats,
          tagged: true,
          ...(roster === undefined ? {} : { roster }),
        },
        {
          out,
          packing: { combine: true, zip: join(folder, "set.zip") },
          openMaker: (drawer) =>
            openLocalMaker(
              {
                ...{ formats, tagged: true, out, concurrency: 1 },
                keyed: from.kind === "secret",
                openPrinter: press.lend,
              },
              drawer,
            ),
          done: (count) => step(count, copies.length),
        },
      );
      await writeWhole(join(folder, "quiz.yaml"), text, undefined, "private");
      if (from.kind === "secret")
        await writeWhole(join(folder, "exam.secret"), `${secret}\n`, undefined, "private");
      return [
        { file: "set.zip", name: "set.zip" },
        { file: `${SET}/worksheets.pdf`, name: "worksheets.pdf" },
        { file: `${SET}/keys.pdf`, name: "keys.pdf" },
        { file: `${SET}/marking.pdf`, name: "marking.pdf" },
        { file: "quiz.yaml", name: "quiz.yaml" },
        ...(from.kind === "secret" ? [{ file: "exam.secret", name: "exam.secret" }] : []),
      ];
    },
  };
}

function copiesOf(students: ComposedSet["students"]): {
  readonly copies: readonly Copy[];
  readonly roster?: string;
} {
  if ("copies" in students) return { copies: numberedCopies(students.copies) };
  const { roster } = students;
  return { copies: parseRoster(decodeRoster(roster, "roster"), "roster"), roster: sha256(roster) };
}
