import { smallerFiles } from "../../classroom/set/after/smallerFiles.js";
import type { Manifest } from "../../classroom/set/folder/manifest.js";
import { visible } from "../../core/base/visible.js";
import type { Io } from "../../core/terminal/io.js";

/** Chrome prints no smaller than so; what is wider still it cuts off. */
const LEAST = 2 / 3;

/** Says which PDFs of a set are printed smaller than they should be: nobody sees it who does not lay another beside them. */
export async function sayWhatIsSmaller(
  folder: string,
  manifest: Pick<Manifest, "copies" | "files">,
  io: Pick<Io, "stderr">,
): Promise<void> {
  const [first, ...others] = await smallerFiles(folder, manifest);
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  // A share for people, not a printed number of a sheet.
  const percent = Math.round(first.scale * 100);
  const isCut = first.scale < LEAST + 0.001;
  io.stderr(
    `warning: ${visible(first.path)}${more}: printed at ${percent} % of full size${isCut ? ", and what is wider still is cut off" : ""}: ` +
      "something on a page is wider than the page, such as a long formula; broken over two lines, all is printed at full size\n",
  );
}
