import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Environment, homeOf } from "./cacheFolder.js";

/** Where Linux has fonts, for all and for the user. */
const FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts"];
const OWN = [".fonts", ".local/share/fonts"];

/**
 * Whether there is a font on a Linux machine, or somebody has said where. Without one the browser ends at the first letter
 * that no font of the page has: in a template of one's own that names none, in a field of a form.
 */
export function machineHasFonts(env: Environment, folders: readonly string[] = FOLDERS): boolean {
  if (env["FONTCONFIG_FILE"] || env["FONTCONFIG_PATH"]) return true;
  const home = homeOf(env);
  const all = [...folders, ...(home === undefined ? [] : OWN.map((folder) => join(home, folder)))];
  return all.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true, encoding: "utf8" }).some((file) =>
        /\.(?:ttf|otf|ttc|pf[ab])$/i.test(file),
      ),
  );
}
