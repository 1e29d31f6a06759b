import { DEFAULTS, LOCALES } from "../../core/base/settings.js";
import type { OptionRow } from "./option.js";

/** What `list` takes. */
export const LIST_OPTIONS = [
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    default: DEFAULTS.locale,
    description: "the language of what is said; of presets and formats there is English only",
    commands: ["list"],
  },
] as const satisfies readonly OptionRow[];
