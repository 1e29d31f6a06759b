import cliProgress from "cli-progress";
import type { ProgressStyle } from "../base/settings.js";

/** A bar on the stream for messages; `format` names what stands around `{bar}`. */
export const progressBar = (format: string, options: cliProgress.Options = {}): cliProgress.SingleBar =>
  new cliProgress.SingleBar({
    format,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    ...options,
  });

/** Who watches sees a bar, a log gets lines; what is asked for goes before. */
export const progressStyle = (asked: ProgressStyle, watched: boolean): Exclude<ProgressStyle, "auto"> =>
  asked === "auto" ? (watched ? "bar" : "plain") : asked;
