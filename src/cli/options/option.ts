import type { CommandName } from "./commands.js";

/** One option of one command or more. Without `default` the command decides, as the description says. */
export interface OptionRow {
  readonly name: string;
  readonly type: "string" | "number" | "boolean";
  readonly default?: string | number | boolean;
  readonly choices?: readonly string[];
  /** It may be given more than once; the command gets a list. */
  readonly several?: true;
  /** The number is whole, and at least this. */
  readonly least?: number;
  /** And at most this. */
  readonly most?: number;
  readonly description: string;
  readonly commands: readonly CommandName[];
  /** Those of them that do nothing without it. */
  readonly needed?: readonly CommandName[];
}
