import { randomBytes } from "node:crypto";
import type { Quiz } from "../../author/quiz/quiz.js";
import { unfinishedSeed } from "../../classroom/set/make/unfinishedSeed.js";
import type { Randomness } from "../../classroom/set/students/randomness.js";
import { readSecret, secretFrom } from "../../classroom/set/students/secret.js";
import { fail } from "../../core/base/errors.js";
import type { Io } from "../../core/terminal/io.js";

const VARIABLE = "GRADSHEET_SECRET";

type SecretRandomness = Extract<Randomness, { readonly kind: "secret" }>;

/** Where a command may be told of a secret. */
export interface SecretOptions {
  readonly secretFile?: string;
}

/** The secret of `--secret-file`, else of GRADSHEET_SECRET, else null. Throws for one that is weak or not to be read. */
export async function chooseSecret({ secretFile }: SecretOptions, io: Io): Promise<SecretRandomness | null> {
  if (secretFile !== undefined) {
    const { secret, open } = await readSecret(secretFile, io.cwd);
    if (open) io.stderr(`note: others may read ${secretFile}; chmod 600 ${secretFile} would be right\n`);
    return { kind: "secret", secret };
  }
  const text = io.env[VARIABLE];
  if (text === undefined || text === "") return null;
  return { kind: "secret", secret: secretFrom(text, VARIABLE) };
}

/** A secret, the seed that is named, that of the unfinished set in the folder, or a new one. */
export async function chooseRandomness(
  options: SecretOptions & { readonly seed?: string },
  out: string,
  quiz: Quiz,
  io: Io,
): Promise<Randomness> {
  const { seed } = options;
  const secret = await chooseSecret(options, io);
  if (secret !== null && seed !== undefined) {
    const where = options.secretFile === undefined ? VARIABLE : `--secret-file ${options.secretFile}`;
    throw fail(
      "USAGE",
      `--seed ${seed} stands beside ${where}; a seed is for practice, a secret for exams: give the one or the other`,
    );
  }
  if (secret !== null) return secret;
  return { kind: "seed", seed: seed ?? (await unfinishedSeed(out, quiz)) ?? randomBytes(6).toString("hex") };
}
