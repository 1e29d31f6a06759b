import { resolve } from "node:path";
import { type SetReport, verifySet as verify } from "../../classroom/set/after/verifySet.js";
import { readAnyManifest } from "../../classroom/set/folder/readSet.js";
import { visible } from "../../core/base/visible.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";
import { sayWhatIsSmaller } from "./smallerNote.js";

const SHOWN = 50;

/** Checks a set that generate made, file by file and sheet by sheet. The exit code: 1 when anything is wrong. */
export async function verifySet(
  options: OptionsFor<"verify set"> & { readonly folder: string },
  io: Io,
): Promise<number> {
  const read = await readAnyManifest(options.folder, io.cwd);
  const folder = resolve(io.cwd, options.folder);
  const report = await verify(folder, read);
  await sayWhatIsSmaller(folder, read.manifest, io);
  const passed = report.faults.length === 0;
  if (options.json) io.stdout(`${JSON.stringify({ ...report, passed }, null, 2)}\n`);
  else io.stdout(reportText(report));
  return passed ? 0 : 1;
}

function reportText({ set, title, generator, browser, copies, files, faults }: SetReport): string {
  const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;
  const more = faults.length - SHOWN;
  return [
    `${visible(title)}: set ${visible(set)}, ${count(copies, "copy", "copies")}, ${count(files, "file", "files")}`,
    visible(`made by ${generator}${browser === null ? "" : `, printed by ${browser}`}`),
    ...faults.slice(0, SHOWN).map(({ where, what }) => `  ${visible(`${where}: ${what}`)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    faults.length === 0
      ? "passed: every file is as the manifest says, and every key comes out again"
      : `failed: ${count(faults.length, "fault", "faults")}`,
    "",
  ].join("\n");
}
