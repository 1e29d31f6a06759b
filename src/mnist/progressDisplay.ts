import type { Writable } from "node:stream";
import type { ProgressStyle } from "../core/base/settings.js";
import { progressBar, progressStyle } from "../core/terminal/progressBar.js";
import { decimals, duration, percent } from "./summary.js";
import type { EpochResult, Progress } from "./train.js";

/** Shows how a training goes, on the stream for messages. */
export interface ProgressDisplay {
  readonly progress: (progress: Progress) => void;
  readonly epoch: (result: EpochResult) => void;
  readonly note: (text: string) => void;
  readonly close: () => void;
}

const BAR =
  "epoch {epoch}/{epochs} [{bar}] {percentage} % · loss {loss} · {accuracy} right · {rate} images/s · {left} left";
/** Redraws no more often than this many times a second. */
const FPS = 8;

/** A bar on a terminal, one line an epoch elsewhere. */
export function progressDisplay(
  style: ProgressStyle,
  stream: Writable & { readonly isTTY?: boolean },
): ProgressDisplay {
  switch (progressStyle(style, stream.isTTY === true)) {
    case "bar":
      return barDisplay(stream);
    case "plain":
      return {
        progress: () => {},
        epoch: (result) => {
          stream.write(`${epochLine(result)}\n`);
        },
        note: (text) => {
          stream.write(`${text}\n`);
        },
        close: () => {},
      };
    case "none":
      return { progress: () => {}, epoch: () => {}, note: () => {}, close: () => {} };
  }
}

const epochLine = ({ epoch, trainingLoss, testAccuracy, seconds }: EpochResult): string =>
  `epoch ${epoch}: loss ${decimals(trainingLoss, 5)}, ${percent(testAccuracy)} of the test images right, ${duration(seconds)}`;

function barDisplay(stream: Writable): ProgressDisplay {
  const bar = progressBar(BAR, { stream, fps: FPS, barsize: 24, clearOnComplete: true });
  let running = false;
  const close = () => {
    if (running) bar.stop();
    running = false;
  };
  return {
    progress: ({ epoch, epochs, done, images, loss, accuracy, imagesPerSecond, secondsLeft }) => {
      const shown = {
        epoch,
        epochs,
        loss: decimals(loss, 4),
        accuracy: percent(accuracy),
        rate: Math.round(imagesPerSecond).toLocaleString("en-US"),
        left: duration(secondsLeft),
      };
      const total = epochs * images;
      const seen = (epoch - 1) * images + done;
      if (!running) bar.start(total, seen, shown);
      else bar.update(seen, shown);
      running = true;
    },
    epoch: () => {},
    note: (text) => {
      close();
      stream.write(`${text}\n`);
    },
    close,
  };
}
