import { presetNames, readPreset } from "../../author/quiz/presets.js";
import { FORMATS } from "../../classroom/set/make/makeCopy.js";
import { fail } from "../../core/base/errors.js";
import type { LocaleName } from "../../core/base/settings.js";
import { MISCONCEPTIONS } from "../../core/misconceptions/index.js";
import { ACTIVATIONS } from "../../core/network/activations/index.js";
import { LOSSES } from "../../core/network/losses/index.js";
import { OPTIMIZERS } from "../../core/network/optimizers/index.js";
import { didYouMean } from "../../core/parse/schema.js";
import type { Io } from "../../core/terminal/io.js";
import { TOPICS, type TopicName } from "../../core/topics/index.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import { EXPORTS } from "../../export/index.js";
import { topicExample } from "../../paper/pages/topicExample.js";
import type { OptionsFor } from "../options/options.js";

/** One thing that there is; a topic has an example too, one of its answers as a key works it out. */
interface Listed {
  readonly name: string;
  readonly about: string;
  readonly example?: string;
}

const named = <N extends string>(table: Readonly<Record<N, unknown>>, about: (name: N) => string): Listed[] =>
  (Object.keys(table) as N[]).map((name) => ({ name, about: about(name) }));

const KINDS: Readonly<Record<string, (t: Messages, locale: LocaleName) => readonly Listed[]>> = {
  topics: (t, locale) =>
    (Object.keys(TOPICS) as TopicName[]).map((name) => {
      return { name, about: t(`topic.${name}.task`), example: topicExample(name, locale) };
    }),
  activations: (t) => named(ACTIVATIONS, (name) => t(`reason.activation-${name}`)),
  losses: (t) => named(LOSSES, (name) => t(`reason.loss-${name}`)),
  optimizers: (t) => named(OPTIMIZERS, (name) => t(`reason.update-${name}`)),
  misconceptions: (t) => named(MISCONCEPTIONS, (name) => t(`misconception.${name}.tutor`)),
  presets: () => presetNames().map((name) => ({ name, about: readPreset(name).about })),
  formats: () => [
    ...Object.entries(FORMATS).map(([name, about]) => ({ name, about })),
    ...Object.entries(EXPORTS).map(([name, { about }]) => ({ name: `export ${name}`, about })),
  ],
};

/** What there is, a line each; under a topic its example. */
export async function list(options: OptionsFor<"list"> & { readonly kind: string }, io: Io): Promise<number> {
  const known = Object.keys(KINDS);
  const listed = Object.hasOwn(KINDS, options.kind)
    ? KINDS[options.kind]?.(messagesFor(options.locale), options.locale)
    : undefined;
  if (listed === undefined) {
    throw fail(
      "USAGE",
      `list ${options.kind}: it lists ${known.join(", ")}${didYouMean(options.kind, known)}`,
    );
  }
  if (options.json) {
    io.stdout(`${JSON.stringify(listed, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...listed.map(({ name }) => name.length));
  const margin = " ".repeat(width);
  const lines = listed.flatMap(({ name, about, example }) => [
    `${name.padEnd(width)}  ${about}\n`,
    ...(example === undefined ? [] : [`${margin}    ${example}\n`]),
  ]);
  io.stdout(lines.join(""));
  return 0;
}
