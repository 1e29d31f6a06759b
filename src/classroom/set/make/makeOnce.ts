import { join } from "node:path";
import { sha256 } from "../../../core/base/hash.js";
import { writeWhole } from "../../../core/files/files.js";
import type { FontPurpose } from "../../../paper/fonts/fonts.js";
import { advicePage } from "../../../paper/pages/advice.js";
import { oncePaths } from "../folder/onceFiles.js";
import { accessTo } from "../folder/places.js";
import type { Drawer } from "./drawCopies.js";
import { type CopyFiles, printing } from "./makeCopy.js";

/**
 * Writes what stands once for all copies of a set, from its trial sheets; of `whole` nothing. SHA-256 by path comes out.
 * Throws CANNOT_WRITE, BROWSER_FAILED.
 */
export async function makeOnce(
  { quiz, trials }: Pick<Drawer, "quiz" | "trials">,
  wish: Pick<CopyFiles, "out" | "formats" | "printer" | "keyed" | "tagged" | "templates" | "whole">,
): Promise<Record<string, string>> {
  const { tagged, templates } = wish;
  const files: Record<string, string> = {};
  for (const path of oncePaths(wish.formats)) {
    const known = wish.whole[path];
    if (known !== undefined) files[path] = known;
    else {
      const page = (purpose: FontPurpose) => advicePage(quiz, trials(), purpose, templates);
      const made = path.endsWith(".pdf")
        ? await printing(wish.printer).print(page("printer"), { paper: quiz.paper, tagged })
        : page("page").html();
      await writeWhole(join(wish.out, path), made, undefined, accessTo(path, wish.keyed));
      files[path] = sha256(made);
    }
  }
  return files;
}
