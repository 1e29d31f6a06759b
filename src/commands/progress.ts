import cliProgress from "cli-progress";
import type { Io } from "../terminal/io.js";

export interface Progress {
  readonly step: (done: number) => void;
  readonly stop: () => void;
}

/** Progress on stderr: a bar where a person watches, a line for every tenth in a log, or nothing. */
export function progressOn(io: Io, kind: "auto" | "bar" | "plain" | "none", total: number): Progress {
  const chosen = kind !== "auto" ? kind : total < 2 ? "none" : io.watchesProgress ? "bar" : "plain";
  switch (chosen) {
    case "none":
      return { step: () => {}, stop: () => {} };
    case "plain": {
      const every = Math.max(1, Math.ceil(total / 10));
      const step = (done: number) => {
        if (done % every === 0 || done === total) io.stderr(`${done} of ${total} copies\n`);
      };
      return { step, stop: () => {} };
    }
    case "bar": {
      const bar = new cliProgress.SingleBar({
        format: "{bar} {value} of {total} copies, {eta_formatted} left",
        barCompleteChar: "█",
        barIncompleteChar: "░",
        hideCursor: true,
      });
      bar.start(total, 0);
      return { step: (done) => bar.update(done), stop: () => bar.stop() };
    }
  }
}
