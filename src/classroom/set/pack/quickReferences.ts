import { PDFCrossRefStream, type PDFRef } from "@cantoo/pdf-lib";

interface Entries {
  readonly entries: { readonly ref: PDFRef }[];
}

/**
 * Lets the library write a document of 300,000 objects, as two hundred copies with their tags are, in seconds: it looks
 * for the place of each entry of the cross-reference table from the front, which takes minutes, though nearly all belong
 * at the end. The table comes out the same.
 */
export function quickenReferences(): void {
  Object.defineProperty(PDFCrossRefStream.prototype, "appendEntry", {
    configurable: true,
    value(this: Entries, entry: Entries["entries"][number]): void {
      const { entries } = this;
      const number = entry.ref.objectNumber;
      let at = entries.length;
      while (at > 0 && (entries[at - 1]?.ref.objectNumber ?? number) > number) at--;
      entries.splice(at, 0, entry);
    },
  });
}
