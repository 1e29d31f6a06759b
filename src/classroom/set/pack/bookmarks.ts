import { type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from "@cantoo/pdf-lib";

/** Where a copy begins in a document of many. */
export interface Bookmark {
  readonly title: string;
  readonly page: PDFRef;
}

/** A list of places beside the pages, open when the document is. */
export function setBookmarks({ context, catalog }: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const outlines = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  bookmarks.forEach(({ title, page }, k) => {
    const [ref, before, after] = [refs[k], refs[k - 1], refs[k + 1]];
    if (ref === undefined) return;
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: outlines,
      Dest: [page, "XYZ", null, null, null],
      ...(before === undefined ? {} : { Prev: before }),
      ...(after === undefined ? {} : { Next: after }),
    });
    context.assign(ref, item);
  });
  const [first, last] = [refs[0], refs.at(-1)];
  if (first === undefined || last === undefined) return;
  context.assign(
    outlines,
    context.obj({ Type: "Outlines", First: first, Last: last, Count: PDFNumber.of(refs.length) }),
  );
  catalog.set(PDFName.of("Outlines"), outlines);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}
