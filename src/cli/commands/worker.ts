import { availableParallelism } from "node:os";
import { openSetPrinter } from "../../classroom/set/make/setPrinter.js";
import { runWorker } from "../../classroom/set/queue/worker.js";
import { fail } from "../../core/base/errors.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";
import { chooseSecret } from "./chooseRandomness.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Makes copies from a queue until Ctrl-C or SIGTERM, or until there are none for a while. */
export async function worker(options: OptionsFor<"worker">, io: Io): Promise<number> {
  const { queue, patience, idle } = options;
  if (queue === undefined) throw fail("USAGE", "worker needs --queue postgres://user@host/database");
  const secret = await chooseSecret(options, io);
  const concurrency = options.concurrency ?? availableParallelism();
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const made = await runWorker({
      url: queue,
      ...(secret === null ? {} : { secret: secret.secret }),
      patience,
      idle,
      concurrency,
      openPrinter: (pressed) => openSetPrinter(concurrency, pressed),
      signal: controller.signal,
      note: (text) => io.stderr(`${text}\n`),
    });
    if (options.json) io.stdout(`${JSON.stringify({ made })}\n`);
    else io.stdout(`made ${made} ${made === 1 ? "copy" : "copies"}\n`);
    return 0;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
