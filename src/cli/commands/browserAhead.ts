import { startAhead } from "../../paper/print/started.js";
import type { OptionsFor } from "../options/options.js";

/** Runs a command that will print, its browser started before the command's own modules are read. */
export async function browserAhead(
  { formats, queue }: Pick<OptionsFor<"generate">, "formats" | "queue">,
  command: () => Promise<number>,
): Promise<number> {
  const isPrinted = /\b(pdf|marking)\b/.test(formats);
  if (!isPrinted || queue !== undefined) return command();
  const end = startAhead();
  try {
    return await command();
  } finally {
    await end();
  }
}
