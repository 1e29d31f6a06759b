import { readFileSync } from "node:fs";
import { relative } from "node:path";
import Sequencer from "@jest/test-sequencer";

/** How long the slow files take, in seconds of a quiet machine. */
const SECONDS = JSON.parse(readFileSync(new URL("seconds.json", import.meta.url), "utf8"));

/**
 * Files that take long come first, so that no processor waits for the last of them: by their last time on this machine, and
 * on a new clone by what is known of them, or by their size.
 */
export default class SlowFirst extends Sequencer {
  time(test) {
    const { config, hasteFS } = test.context;
    const name = relative(config.rootDir, test.path)
      .replaceAll("\\", "/")
      .replace(/^test\/|\.test\.ts$/g, "");
    const known = SECONDS[name];
    return super.time(test) ?? (known === undefined ? (hasteFS.getSize(test.path) ?? 0) / 10 : known * 1000);
  }
}
