import type { Messages, TextKeys } from "../../core/words/messages.js";
import { duration, percent } from "../summary.js";

const UNITS = { ms: "unitMs", s: "unitS", min: "unitMin", h: "unitH", "%": "unitPercent" } as const;

/** A number with its unit as a language writes them: `17.7 h`, `17.7시간`. */
function written(measure: string, say: Messages<TextKeys["report"]>): string {
  const [value = "", unit = ""] = measure.split(" ");
  return unit in UNITS ? say(UNITS[unit as keyof typeof UNITS], { value }) : measure;
}

export const durationIn = (seconds: number, say: Messages<TextKeys["report"]>): string =>
  written(duration(seconds), say);

export const percentIn = (share: number, say: Messages<TextKeys["report"]>): string =>
  written(percent(share), say);
