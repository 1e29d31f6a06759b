import { isFolder } from "../../../core/files/files.js";
import { startJournal } from "../folder/journal.js";
import type { Manifest, ManifestEntry, SetHead } from "../folder/manifest.js";
import { oncePaths } from "../folder/onceFiles.js";
import { removeOrder } from "../folder/orderFile.js";
import { isPrinted } from "../folder/printing.js";
import { withIssues } from "../folder/reissues.js";
import { lockSet } from "../folder/setLock.js";
import { quizText, writeQuiz } from "../folder/setQuiz.js";
import { removeParts } from "../folder/setRecord.js";
import { combinedOf, combinedPaths } from "../pack/combinedPaths.js";
import { type FinishedSet, finishSet, type Packing } from "../pack/finishSet.js";
import { checkStrangers } from "./checkStrangers.js";
import { type Drawer, drawerOf } from "./drawCopies.js";
import { type MadeCopies, makeMissing } from "./makeMissing.js";
import type { Maker } from "./maker.js";
import { planSet, type SetPlan, type WantedCopy } from "./planSet.js";
import { headOf, type SetWish, shardCopies, wantedCopy } from "./setWish.js";
import { twinGuard } from "./twinGuard.js";

export interface SetRun {
  readonly out: string;
  /** What is made of the whole set, once none of its copies has failed. Default: nothing. */
  readonly packing?: Packing;
  /** Called once, and only when something is to be made; `before` is the browser that printed what is there of the set. */
  readonly openMaker: (drawer: Drawer, before: string | null) => Promise<Maker>;
  /** Called for each copy that is done, first for those that are kept: how many are done, how many of these were there. */
  readonly done?: (copies: number, kept: number) => void;
}

/** A set that was made, and what was there before. */
export interface MadeSet extends FinishedSet {
  /** Copies whose files were all whole already. */
  readonly kept: number;
  /** Another set, in whose place it came. */
  readonly replaced: SetHead | null;
  /** The browser that had printed PDFs of the set, where another one has printed all of them anew. */
  readonly printedBefore: string | null;
}

const NONE: MadeCopies = { entries: new Map(), failed: new Map() };

/**
 * Makes the files of every copy, each as soon as it is drawn, and the manifest last. A run that was broken off is gone
 * on with: files that are whole by their recorded hashes are kept. A copy that fails is named in the manifest, and the
 * rest is made. Throws what stops the whole: CANNOT_DRAW where no copy can be drawn or two come out alike, NO_BROWSER,
 * BROWSER_FAILED where nothing more can be printed, CANNOT_WRITE, OTHER_SET, BUSY.
 */
export async function makeSet(wish: SetWish, run: SetRun): Promise<MadeSet> {
  const head = headOf(wish);
  const copies = shardCopies(wish);
  const wanted = copies.map((copy) => ({ copy, ...wantedCopy(copy, head, wish.formats) }));
  // A folder that is not there yet is made only when it is known that there is something to put into it.
  let lock = (await isFolder(run.out)) ? await lockSet(run.out) : null;
  let maker: Maker | null = null;
  try {
    const once = copies.length === 0 ? [] : oncePaths(wish.formats);
    const plan = await planSet(run.out, head, wanted, once);
    const { packing = { combine: false } } = run;
    const names = wish.shard === undefined ? combinedOf(wish.formats, packing.combine) : [];
    const packed = combinedPaths(copies.length, names);
    const combined = [...packed, ...once];
    await checkStrangers(run.out, [...wanted.flatMap(({ paths }) => paths), ...combined], plan.paths);
    const guard = twinGuard(head);
    for (const { id, sheet } of plan.kept.values()) guard(id, sheet);
    let kept = wholeCopies(wanted, plan.kept);
    let files = plan.files;
    if (kept.size < wanted.length || Object.keys(files).length < once.length) {
      const drawer = drawerOf(wish.quiz, wish.randomness, guard);
      drawer.ahead(copies.filter(({ id }) => !kept.has(id)));
      maker = await run.openMaker(drawer, plan.browser);
    }
    const browser = isPrinted(wish.formats) ? (maker?.browser ?? plan.browser) : null;
    const partly = browser === null || browser === plan.browser ? plan.kept : withoutPdfs(plan.kept);
    if (partly !== plan.kept) files = withoutPdf(files);
    kept = wholeCopies(wanted, partly);
    lock ??= await lockSet(run.out);
    // Workers of a run that has died leave the folder alone from here on.
    await removeOrder(run.out);
    await plan.clear();
    await removeParts(run.out);
    if (kept.size > 0) run.done?.(kept.size, kept.size);
    let made = NONE;
    const begun = {
      head: { ...head, browser },
      run: "make",
      names: copies.map(({ file }) => file),
      combined,
    } as const;
    const recorded = [...partly.values(), ...plan.issues];
    if (maker === null && packed.length > 0) {
      const journal = await startJournal(run.out, begun, recorded);
      await journal.addOnce(files).finally(journal.close);
    }
    if (maker !== null) {
      const orders = wanted
        .filter(({ id }) => !kept.has(id))
        .map((one) => ({ ...one, whole: partly.get(one.id)?.files ?? {} }));
      const journal = await startJournal(run.out, begun, recorded);
      if (Object.keys(files).length > 0) await journal.addOnce(files);
      const done = (count: number) => run.done?.(kept.size + count, kept.size);
      try {
        made = await makeMissing({ out: run.out, orders, maker, journal, guard, done });
        if (kept.size + made.entries.size === 0 && made.firstError !== undefined) throw made.firstError;
        files = await maker.makeOnce(files);
        await journal.addOnce(files);
      } finally {
        await journal.close();
      }
    }
    const whole: Manifest = {
      format: "gradsheet/manifest@1",
      ...head,
      browser,
      copies: withIssues(
        copies.flatMap(({ id }) => kept.get(id) ?? made.entries.get(id) ?? []),
        plan.issues,
      ),
      failed: copies.flatMap(({ id }) => made.failed.get(id) ?? []),
      ...(once.length === 0 ? {} : { files }),
    };
    // A worker that was killed may have left some since.
    await removeOrder(run.out);
    await removeParts(run.out);
    await writeQuiz(run.out, quizText(wish.quiz));
    const finished = await finishSet(whole, { folder: run.out, lock, packing, before: plan.before });
    const printedBefore = partly === plan.kept ? null : plan.browser;
    return { ...finished, kept: kept.size, replaced: plan.replaces, printedBefore };
  } finally {
    await maker?.close();
    await lock?.release();
  }
}

/** The copies of which nothing is missing, with the files that are wanted. */
function wholeCopies(wanted: readonly WantedCopy[], kept: SetPlan["kept"]): Map<string, ManifestEntry> {
  const whole = new Map<string, ManifestEntry>();
  for (const { id, paths } of wanted) {
    const entry = kept.get(id);
    if (entry === undefined) continue;
    const files = Object.fromEntries(
      paths.flatMap((path) => {
        const hash = entry.files[path];
        return hash === undefined ? [] : [[path, hash]];
      }),
    );
    if (Object.keys(files).length === paths.length) whole.set(id, { ...entry, files });
  }
  return whole;
}

/** The PDFs of another browser differ in their bytes. */
const withoutPdfs = (kept: SetPlan["kept"]): SetPlan["kept"] =>
  new Map(
    [...kept].map(([id, entry]) => {
      return [id, { ...entry, files: withoutPdf(entry.files) }];
    }),
  );

const withoutPdf = (files: ManifestEntry["files"]): ManifestEntry["files"] =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith(".pdf")));
