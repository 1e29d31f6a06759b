import { resolve } from "node:path";
import { type Reissued, reissue as reissueCopy } from "../../classroom/set/after/reissue.js";
import { readManifest } from "../../classroom/set/folder/readSet.js";
import { openSetPrinter, type SetPrinter } from "../../classroom/set/make/setPrinter.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";
import { chooseSecret } from "./chooseRandomness.js";
import { packedFiles } from "./packSet.js";
import { sayWhatIsSmaller } from "./smallerNote.js";

/** Makes a student of a set another sheet. */
export async function reissue(options: OptionsFor<"reissue">, io: Io): Promise<number> {
  const { set, id, json } = options;
  if (set === undefined || id === undefined) {
    throw fail("USAGE", "reissue needs a set and a copy; --set DIR --id ID would be right");
  }
  const { seed } = await readManifest(set, io.cwd);
  const secret = seed === undefined ? await chooseSecret(options, io) : null;
  const opened: SetPrinter[] = [];
  const openPrinter = async (pressed: boolean) => {
    const printer = await openSetPrinter(1, pressed);
    opened.push(printer);
    return printer;
  };
  try {
    const issued = await reissueCopy({
      folder: resolve(io.cwd, set),
      id,
      secret: secret?.secret ?? null,
      openPrinter,
    });
    const { old, made, otherBrowser } = issued;
    if (otherBrowser !== null)
      io.stderr(
        `note: the set was printed by ${issued.manifest.browser}, and this copy by ${otherBrowser}\n`,
      );
    await sayWhatIsSmaller(resolve(io.cwd, set), { copies: [made] }, io);
    packedFiles(issued, {}, set, io);
    io.stdout(json ? `${JSON.stringify({ replaced: old, ...made }, null, 2)}\n` : words(issued, set));
    return 0;
  } finally {
    for (const printer of opened) await printer.close();
  }
}

function words({ old, made }: Pick<Reissued, "old" | "made">, set: string): string {
  const whose = made.student === undefined ? "" : ` for ${visible(made.student.name)}`;
  return [
    `${made.id}${whose}: sheet ${made.code}`,
    ...Object.keys(made.files).map((path) => `  ${set}/${path}`),
    `The old sheet ${old.code} stays, and mark takes its code.`,
    "",
  ].join("\n");
}
