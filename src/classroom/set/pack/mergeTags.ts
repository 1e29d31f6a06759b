import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFObjectCopier,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

const name = (text: string): PDFName => PDFName.of(text);
const isText = (value: PDFObject | undefined): value is PDFString | PDFHexString =>
  value instanceof PDFString || value instanceof PDFHexString;

/** Puts the tags of many documents into one: what a screen reader reads, table heads and spoken formulas too. */
export interface TagMerger {
  /**
   * Takes in the tags of a document whose pages the copier has copied, as a part with this title; the ids of its table
   * heads are set apart from those of other documents. Nothing comes of a document without tags.
   */
  readonly add: (
    title: string,
    source: PDFDocument,
    copier: PDFObjectCopier,
    pages: readonly PDFDict[],
  ) => void;
  /** Writes all that was taken in into the catalog of the whole. */
  readonly end: () => void;
}

export function tagMerger(whole: PDFDocument): TagMerger {
  const { context, catalog } = whole;
  const [rootRef, topRef] = [context.nextRef(), context.nextRef()];
  const parts: PDFRef[] = [];
  /** By key of the parent tree: the tags of a page, or of what is marked by itself. */
  const parents: (PDFNumber | PDFObject)[] = [];
  const ids: [string, PDFRef][] = [];
  let next = 0;
  let language: PDFObject | undefined;

  return {
    add: (title, source, copier, pages) => {
      const tree = source.catalog.lookupMaybe(name("StructTreeRoot"), PDFDict);
      if (tree === undefined) return;
      language ??= source.catalog.get(name("Lang"))?.clone();
      const prefix = `${parts.length + 1}-`;
      // What was a document hangs on the new one, not on a copy of its old root.
      const tops = refsIn(tree.get(name("K")), source.context);
      for (const ref of tops) source.context.lookup(ref, PDFDict).delete(name("P"));
      for (const ref of tops) {
        const copied = copier.copy(ref);
        if (!(copied instanceof PDFRef)) continue;
        const part = context.lookup(copied, PDFDict);
        part.set(name("S"), name("Part"));
        part.set(name("T"), PDFHexString.fromText(title));
        part.set(name("P"), topRef);
        parts.push(copied);
        ids.push(...renamedIds(copied, context, prefix));
      }
      const entries = parentEntries(tree.lookupMaybe(name("ParentTree"), PDFDict));
      for (const [key, value] of entries) parents.push(PDFNumber.of(next + key), copier.copy(value));
      for (const page of pages) shift(page, next, context);
      next += 1 + Math.max(-1, ...entries.map(([key]) => key));
    },
    end: () => {
      if (parts.length === 0) return;
      const lang = language === undefined ? {} : { Lang: language };
      context.assign(
        topRef,
        context.obj({ Type: "StructElem", S: "Document", P: rootRef, K: parts, ...lang }),
      );
      const root = {
        Type: "StructTreeRoot",
        K: topRef,
        ParentTree: context.register(context.obj({ Nums: parents })),
        ParentTreeNextKey: next,
        ...(ids.length === 0 ? {} : { IDTree: context.register(idTree(ids, context)) }),
      };
      context.assign(rootRef, context.obj(root));
      catalog.set(name("StructTreeRoot"), rootRef);
      catalog.set(name("MarkInfo"), context.obj({ Marked: true }));
      if (language !== undefined) catalog.set(name("Lang"), language);
    },
  };
}

/** The references that stand for one thing or a list of things. */
function refsIn(value: PDFObject | undefined, context: PDFContext): PDFRef[] {
  const found = value instanceof PDFRef ? context.lookup(value) : value;
  if (found instanceof PDFArray) return found.asArray().filter((one) => one instanceof PDFRef);
  return value instanceof PDFRef ? [value] : [];
}

/** A number tree as a list, its branches followed. */
function parentEntries(tree: PDFDict | undefined): [number, PDFObject][] {
  if (tree === undefined) return [];
  const kids = tree.lookupMaybe(name("Kids"), PDFArray);
  const below = kids?.asArray().flatMap((_kid, k) => parentEntries(kids.lookup(k, PDFDict))) ?? [];
  const pairs = tree.lookupMaybe(name("Nums"), PDFArray)?.asArray() ?? [];
  const own = pairs.flatMap((key, k): [number, PDFObject][] => {
    const value = pairs[k + 1];
    return k % 2 === 0 && key instanceof PDFNumber && value !== undefined ? [[key.asNumber(), value]] : [];
  });
  return [...own, ...below];
}

/** A page's key into the parent tree, and those of its links. */
function shift(page: PDFDict, by: number, context: PDFContext): void {
  const move = (dict: PDFDict, key: PDFName): void => {
    const old = dict.lookupMaybe(key, PDFNumber);
    if (old !== undefined) dict.set(key, PDFNumber.of(old.asNumber() + by));
  };
  move(page, name("StructParents"));
  for (const note of page.lookupMaybe(name("Annots"), PDFArray)?.asArray() ?? []) {
    const found = note instanceof PDFRef ? context.lookup(note) : note;
    if (found instanceof PDFDict) move(found, name("StructParent"));
  }
}

/** Gives every tag below this one that has an id a new one, in what points at it too; the ids come out. */
function renamedIds(top: PDFRef, context: PDFContext, prefix: string): [string, PDFRef][] {
  const renamed = (text: PDFString | PDFHexString): PDFString =>
    PDFString.of(`${prefix}${text.decodeText()}`);
  const ids: [string, PDFRef][] = [];
  // Cells of a row may share their attributes.
  const done = new Set<PDFArray>();
  const open: PDFRef[] = [top];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    const tag = context.lookup(ref);
    if (!(tag instanceof PDFDict) || tag.get(name("S")) === undefined) continue;
    const id = tag.lookup(name("ID"));
    if (isText(id)) {
      tag.set(name("ID"), renamed(id));
      ids.push([`${prefix}${id.decodeText()}`, ref]);
    }
    for (const attributes of dictsIn(tag.get(name("A")), context)) {
      const heads = attributes.lookupMaybe(name("Headers"), PDFArray);
      if (heads === undefined || done.has(heads)) continue;
      done.add(heads);
      heads.asArray().forEach((head, k) => {
        if (isText(head)) heads.set(k, renamed(head));
      });
    }
    open.push(...refsIn(tag.get(name("K")), context));
  }
  return ids;
}

function dictsIn(value: PDFObject | undefined, context: PDFContext): PDFDict[] {
  const found = value instanceof PDFRef ? context.lookup(value) : value;
  if (found instanceof PDFArray) return found.asArray().flatMap((one) => dictsIn(one, context));
  return found instanceof PDFDict ? [found] : [];
}

/** Ids in the order of their letters, as readers look them up. */
function idTree(ids: readonly [string, PDFRef][], context: PDFContext): PDFDict {
  const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const [[first = ""] = [], [last = ""] = []] = [sorted[0], sorted.at(-1)];
  const leaf = context.obj({
    Limits: [PDFString.of(first), PDFString.of(last)],
    Names: sorted.flatMap(([id, ref]) => [PDFString.of(id), ref]),
  });
  return context.obj({ Kids: [context.register(leaf)] });
}
