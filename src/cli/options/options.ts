import type { CommandName } from "./commands.js";
import { COMMON_OPTIONS } from "./common.js";
import { EXPORT_OPTIONS } from "./export.js";
import { GENERATE_OPTIONS } from "./generate.js";
import { LIST_OPTIONS } from "./list.js";
import { MARK_OPTIONS } from "./mark.js";
import type { OptionRow } from "./option.js";
import { PRACTICE_OPTIONS } from "./practice.js";
import { SERVE_OPTIONS } from "./serve.js";
import { SOLVE_OPTIONS } from "./solve.js";
import { VERIFY_OPTIONS } from "./verify.js";
import { MNIST_OPTIONS } from "./verifyMnist.js";

export { COMMANDS, type CommandName } from "./commands.js";
export type { OptionRow } from "./option.js";

/** The one table of options: the command line, the types of the commands' options and the README come from it. */
export const OPTIONS = [
  ...GENERATE_OPTIONS,
  ...SOLVE_OPTIONS,
  ...MARK_OPTIONS,
  ...EXPORT_OPTIONS,
  ...VERIFY_OPTIONS,
  ...MNIST_OPTIONS,
  ...LIST_OPTIONS,
  ...SERVE_OPTIONS,
  ...PRACTICE_OPTIONS,
  ...COMMON_OPTIONS,
] as const satisfies readonly OptionRow[];

/** The options of one command, as rows of the table. */
export const optionsOf = (command: CommandName): readonly OptionRow[] =>
  (OPTIONS as readonly OptionRow[]).filter(({ commands }) => commands.includes(command));

type Row = (typeof OPTIONS)[number];
type RowOf<C extends CommandName> = Row extends infer R
  ? R extends { readonly commands: readonly (infer N)[] }
    ? C extends N
      ? R
      : never
    : never
  : never;
type Camel<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : T;
type ValueOf<R> = R extends { readonly several: true } ? readonly string[] : OneOf<R>;
type OneOf<R> = R extends { readonly choices: readonly (infer V)[] }
  ? V
  : R extends { readonly type: "number" }
    ? number
    : R extends { readonly type: "boolean" }
      ? boolean
      : string;

/** The options that a command receives, named in camel case; those with a default in the table always. */
export type OptionsFor<C extends CommandName> = {
  readonly [R in RowOf<C> as R extends { readonly default: unknown; readonly name: infer N extends string }
    ? Camel<N>
    : never]: ValueOf<R>;
} & {
  readonly [R in RowOf<C> as R extends { readonly default: unknown }
    ? never
    : R extends { readonly name: infer N extends string }
      ? Camel<N>
      : never]?: ValueOf<R>;
};

/** `learning-rate` → `learningRate`. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
