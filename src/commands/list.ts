import { FORMATS } from "../batch/makeCopy.js";
import { fail } from "../errors.js";
import type { Io } from "../io.js";
import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { ACTIVATIONS } from "../network/activations/index.js";
import { LOSSES } from "../network/losses/index.js";
import { OPTIMIZERS } from "../network/optimizers/index.js";
import type { OptionsFor } from "../options.js";
import { didYouMean } from "../parse/schema.js";
import { presetNames, readPreset } from "../quiz/presets.js";
import { messagesFor } from "../render/locale.js";
import { TOPICS } from "../topics/index.js";

type Lines = readonly (readonly [name: string, about: string])[];

const t = messagesFor("en");

const KINDS: Readonly<Record<string, () => Lines>> = {
  topics: () => Object.keys(TOPICS).map((name) => [name, t(`topic.${name}.task`)]),
  activations: () => Object.values(ACTIVATIONS).map(({ name }) => [name, t(`reason.activation-${name}`)]),
  losses: () => Object.values(LOSSES).map(({ name }) => [name, t(`reason.loss-${name}`)]),
  optimizers: () => Object.values(OPTIMIZERS).map(({ name }) => [name, t(`reason.update-${name}`)]),
  misconceptions: () => Object.keys(MISCONCEPTIONS).map((name) => [name, t(`misconception.${name}.tutor`)]),
  presets: () => presetNames().map((name) => [name, readPreset(name).about]),
  formats: () => Object.entries(FORMATS),
};

/** What there is, a line each. */
export async function list(options: OptionsFor<"list"> & { readonly kind: string }, io: Io): Promise<number> {
  const known = Object.keys(KINDS);
  const lines = Object.hasOwn(KINDS, options.kind) ? KINDS[options.kind]?.() : undefined;
  if (lines === undefined) {
    throw fail(
      "USAGE",
      `list ${options.kind}: it lists ${known.join(", ")}${didYouMean(options.kind, known)}`,
    );
  }
  if (options.json) {
    io.stdout(
      `${JSON.stringify(
        lines.map(([name, about]) => ({ name, about })),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  const width = Math.max(...lines.map(([name]) => name.length));
  io.stdout(lines.map(([name, about]) => `${name.padEnd(width)}  ${about}\n`).join(""));
  return 0;
}
