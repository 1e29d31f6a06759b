import type { ProgressStyle } from "../../core/base/settings.js";
import type { Io } from "../../core/terminal/io.js";
import { progressBar, progressStyle } from "../../core/terminal/progressBar.js";

export interface Progress {
  readonly step: (done: number) => void;
  readonly stop: () => void;
}

/** Progress on stderr: a bar where a person watches, a line for every tenth in a log, or nothing. */
export function progressOn(io: Io, asked: ProgressStyle, total: number): Progress {
  switch (asked === "auto" && total < 2 ? "none" : progressStyle(asked, io.watchesProgress)) {
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
      const bar = progressBar("{bar} {value} of {total} copies, {eta_formatted} left");
      bar.start(total, 0);
      return { step: (done) => bar.update(done), stop: () => bar.stop() };
    }
  }
}
