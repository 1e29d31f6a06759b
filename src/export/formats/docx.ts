import type { PackageFormat } from "../format.js";

/** The library is loaded where such a file is written, and nowhere else. */
const written = (isSolved: boolean): PackageFormat["write"] =>
  async function* (variants, head) {
    const { docxFiles } = await import("../docx/document.js");
    yield* docxFiles(variants, head, isSolved);
  };

/** A Word document of the questions, to change and to hand out: no right value is in it. */
export const docx: PackageFormat = {
  kind: "zip",
  ending: ".docx",
  about: "a Word document of the questions, to change and to hand out",
  loses: ["marking"],
  write: written(false),
};

/** The same with the solution under each question. */
export const docxKey: PackageFormat = {
  kind: "zip",
  ending: ".docx",
  about: "a Word document of the questions with their solutions",
  loses: ["marking"],
  write: written(true),
};
