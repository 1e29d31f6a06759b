import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readQuiz } from "../../../author/generator/readQuiz.js";
import { type SmallerFile, smallerFiles } from "../../../classroom/set/after/smallerFiles.js";
import { openLocalMaker } from "../../../classroom/set/make/localMaker.js";
import { makeSet } from "../../../classroom/set/make/makeSet.js";
import { openSetPrinter } from "../../../classroom/set/make/setPrinter.js";
import type { Randomness } from "../../../classroom/set/students/randomness.js";
import { secretFrom } from "../../../classroom/set/students/secret.js";
import type { LocaleName } from "../../../core/base/settings.js";
import { writeWhole } from "../../../core/files/files.js";
import { messagesFor } from "../../../core/words/locale.js";
import { SET } from "../work/keptWorks.js";
import type { Product } from "../work/order.js";
import { type ComposedSet, copiesOf } from "./composedSet.js";
import { DRAFT_FILE } from "./draftState.js";

/** Makes a set that was composed in a folder: its papers, a zip, and an exam's secret. */
export async function makeComposed(
  { text, students, randomness, pressed }: ComposedSet,
  folder: string,
  step: (done: number, of: number) => void,
): Promise<readonly Product[]> {
  const quiz = readQuiz(text, DRAFT_FILE);
  const { copies, roster } = copiesOf(students);
  const secret = randomBytes(32).toString("hex");
  const from: Randomness =
    randomness.kind === "exam"
      ? { kind: "secret", secret: secretFrom(secret, "the secret") }
      : { kind: "seed", seed: randomness.seed };
  const formats = ["pdf", "marking"] as const;
  const out = join(folder, SET);
  const { manifest } = await makeSet(
    {
      ...{ quiz, randomness: from, copies, formats, tagged: true },
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
            openPrinter: () => openSetPrinter(1, pressed),
          },
          drawer,
        ),
      done: (count) => step(count, copies.length),
    },
  );
  const smaller = await smallerFiles(out, manifest);
  if (smaller.length > 0)
    await writeWhole(join(folder, SMALLER), smallerText(smaller, quiz.locale), undefined, "private");
  await writeWhole(join(folder, "quiz.yaml"), text, undefined, "private");
  if (from.kind === "secret")
    await writeWhole(join(folder, "exam.secret"), `${secret}\n`, undefined, "private");
  return [
    ...(smaller.length > 0 ? [{ file: SMALLER, name: SMALLER }] : []),
    { file: "set.zip", name: "set.zip" },
    { file: `${SET}/worksheets.pdf`, name: "worksheets.pdf" },
    { file: `${SET}/keys.pdf`, name: "keys.pdf" },
    { file: `${SET}/marking.pdf`, name: "marking.pdf" },
    { file: "quiz.yaml", name: "quiz.yaml" },
    ...(from.kind === "secret" ? [{ file: "exam.secret", name: "exam.secret" }] : []),
  ];
}

/** Stands first among what came of the work, where there is something to be said. */
const SMALLER = "printed-smaller.txt";

const smallerText = (files: readonly SmallerFile[], locale: LocaleName): string =>
  [
    messagesFor(locale)("compose.smaller", { least: 67 }),
    "",
    // Shares for people, not printed numbers of a sheet.
    ...files.map(({ path, scale }) => `${path}: ${Math.round(scale * 100)} %`),
    "",
  ].join("\n");
