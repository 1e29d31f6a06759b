import { unzipSync } from "fflate";
import { fail, GradsheetError } from "../../core/base/errors.js";

/** All that a package may come to, unpacked, in bytes. */
const MOST_UNPACKED = 400_000_000;

/** A package's files by their paths: the text of those that are looked into, null for others. */
export type Package = ReadonlyMap<string, string | null>;

const READ = /\.(?:xml|html|json|py|ipynb|tex|csv|xy)$/i;

const tooLarge = (file: string): GradsheetError =>
  fail("TOO_LARGE", `more than ${MOST_UNPACKED} bytes, unpacked; a smaller package would be right`, { file });

/** The files of a folder, which were read. Throws TOO_LARGE. */
export function gathered(files: ReadonlyMap<string, Uint8Array>, file: string): Package {
  const all = [...files].reduce((sum, [, bytes]) => sum + bytes.length, 0);
  if (all > MOST_UNPACKED) throw tooLarge(file);
  return new Map(
    [...files].map(([path, bytes]) => [path, READ.test(path) ? new TextDecoder().decode(bytes) : null]),
  );
}

/** Throws TOO_LARGE, and WRONG_VALUE for what is no zip file. */
export function unpack(bytes: Buffer, file: string): Package {
  const names: string[] = [];
  let left = MOST_UNPACKED;
  try {
    const read = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith("/")) names.push(name);
        if (!READ.test(name)) return false;
        left -= originalSize;
        if (left < 0) throw tooLarge(file);
        return true;
      },
    });
    return new Map(
      names.map((name) => {
        const content = read[name];
        return [name, content === undefined ? null : new TextDecoder().decode(content)];
      }),
    );
  } catch (error) {
    if (error instanceof GradsheetError) throw error;
    throw fail(
      "WRONG_VALUE",
      "this is no zip file that can be unpacked; a package of export would be right",
      { file },
    );
  }
}
