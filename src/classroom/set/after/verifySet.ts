import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GradsheetError } from "../../../core/base/errors.js";
import { forEachOf } from "../../../core/base/forEachOf.js";
import { nameOf } from "../../../core/base/hash.js";
import { recheck } from "../../../core/marking/recheck.js";
import { parseSheet } from "../../../core/sheet/sheetFile.js";
import { JOURNAL, readJournal } from "../folder/journal.js";
import { attemptsOf, MANIFEST, type Manifest, type ManifestEntry, numbersHash } from "../folder/manifest.js";
import { oncePaths } from "../folder/onceFiles.js";
import { SET_FOLDERS } from "../folder/places.js";
import type { ReadManifest } from "../folder/readSet.js";
import { LOCK } from "../folder/setLock.js";
import { QUIZ_FILE, readQuiz } from "../folder/setQuiz.js";
import { hashOfFile } from "../folder/setRecord.js";
import { FORMATS, type Format, pathsOf } from "../make/makeCopy.js";
import { isWholeZip, readZips } from "../pack/zipRecord.js";

/** One thing that is wrong with a set: where, and what. */
export interface SetFault {
  /** A path from the set's folder. */
  readonly where: string;
  readonly what: string;
}

/** What a check of a set looked at, and what is wrong with it. */
export interface SetReport {
  readonly set: string;
  readonly title: string;
  readonly generator: string;
  readonly browser: string | null;
  readonly copies: number;
  readonly files: number;
  readonly faults: readonly SetFault[];
}

const READERS = 8;

/**
 * Checks a set against its manifest: the manifest's own hash, every file's, none missing and none too many, codes, and
 * that each sheet's key comes out again from its own givens and definitions.
 */
export async function verifySet(folder: string, read: ReadManifest): Promise<SetReport> {
  const { manifest } = read;
  const faults: SetFault[] = [
    ...sealFaults(read),
    ...headFaults(manifest),
    ...(await runFaults(folder)),
    ...(await quizFaults(folder, manifest)),
    ...codeFaults(manifest),
  ];
  await forEachOf(manifest.copies, READERS, async (entry) => {
    faults.push(...(await copyFaults(folder, entry, manifest.formats)));
  });
  faults.push(...onceFaults(manifest));
  for (const [path, hash] of Object.entries({ ...manifest.files, ...manifest.combined }))
    faults.push(...(await fileFaults(folder, path, hash)));
  faults.push(...(await zipFaults(folder, read)), ...(await extraFiles(folder, manifest)));
  const { set, title, generator, browser, copies } = manifest;
  const ofCopies = copies.reduce((sum, entry) => sum + Object.keys(entry.files).length, 0);
  const files = ofCopies + Object.keys(manifest.files ?? {}).length;
  const sorted = faults.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
  return { set, title, generator, browser, copies: copies.length, files, faults: sorted };
}

const inManifest = (what: string): SetFault => ({ where: MANIFEST, what });

function sealFaults({ seal }: ReadManifest): SetFault[] {
  if (seal === "whole") return [];
  return [
    inManifest(
      seal === "changed"
        ? "changed: its SHA-256 is not the one at its end"
        : "has no SHA-256 of its own: it was written by version 0.1.0, or changed",
    ),
  ];
}

function headFaults({ set, generator, quiz, seed, failed, shard }: Manifest): SetFault[] {
  return [
    ...(seed === undefined || nameOf([generator, quiz, seed]) === set
      ? []
      : [inManifest(`the set's name ${set} does not come from its quiz, seed and version`)]),
    ...failed.map(({ id, reason }) => inManifest(`copy ${id} is missing: ${reason}`)),
    ...(shard === undefined
      ? []
      : [inManifest(`this is shard ${shard.index}/${shard.of} alone; gradsheet merge makes the set`)]),
  ];
}

/** What a run has left, or is still writing. */
async function runFaults(folder: string): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  try {
    const journal = await readJournal(folder);
    if (journal !== null)
      faults.push({ where: JOURNAL, what: "a run was broken off; the same command goes on" });
    for (const line of journal?.damaged ?? [])
      faults.push({ where: JOURNAL, what: `line ${line} is damaged: its copy is made again` });
  } catch (error) {
    faults.push(...faultsOf(error, JOURNAL));
  }
  const locked = await lstat(join(folder, LOCK)).catch(() => null);
  if (locked !== null) faults.push({ where: LOCK, what: "a run is writing to the folder, or was killed" });
  return faults;
}

async function quizFaults(folder: string, { quiz }: Manifest): Promise<SetFault[]> {
  try {
    await readQuiz(folder, quiz);
    return [];
  } catch (error) {
    return faultsOf(error, QUIZ_FILE);
  }
}

/** Zip files that were carried away are nobody's fault. */
async function zipFaults(folder: string, { sha256 }: ReadManifest): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  for (const zip of await readZips(folder)) {
    if (!(await isWholeZip(folder, zip)))
      faults.push({ where: zip.file, what: "changed: its SHA-256 is not the one that it had" });
    else if (zip.manifest !== sha256)
      faults.push({ where: zip.file, what: "holds the set as it was before; --zip makes it anew" });
  }
  return faults;
}

function codeFaults({ copies }: Manifest): SetFault[] {
  const owners = new Map<string, string>();
  return copies.flatMap(({ id, code }) => {
    const owner = owners.get(code);
    owners.set(code, owner ?? id);
    return owner === undefined
      ? []
      : [{ where: MANIFEST, what: `${owner} and ${id} have one code, ${code}` }];
  });
}

async function copyFaults(
  folder: string,
  entry: ManifestEntry,
  formats: readonly string[],
): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  const known = formats.filter((one): one is Format => one in FORMATS);
  const paths = Object.keys(entry.files);
  const file = paths.flatMap((path) => /^sheets\/(.*)\.json$/.exec(path)?.[1] ?? [])[0] ?? entry.id;
  for (const path of pathsOf({ file }, known)) {
    if (!(path in entry.files)) faults.push({ where: path, what: "not in the manifest" });
  }
  for (const [path, hash] of Object.entries(entry.files)) {
    const amiss = await fileFaults(folder, path, hash);
    faults.push(...amiss);
    if (path.startsWith("sheets/") && !amiss.some(({ what }) => NOT_THERE.includes(what))) {
      const text = await readFile(join(folder, path), "utf8");
      faults.push(...sheetFaults(text, entry).map((what) => ({ where: path, what })));
    }
  }
  return faults;
}

const MISSING = "missing";
const LINK = "a link in place of a file";
const NOT_THERE: readonly string[] = [MISSING, LINK];

/** What is amiss with one file of the set. */
async function fileFaults(folder: string, path: string, hash: string): Promise<SetFault[]> {
  const found = await hashOfFile(join(folder, path));
  if (found === hash) return [];
  if (found !== null) return [{ where: path, what: "changed: its SHA-256 is not the manifest's" }];
  const state = await lstat(join(folder, path)).catch(() => null);
  return [{ where: path, what: state?.isSymbolicLink() === true ? LINK : MISSING }];
}

function sheetFaults(text: string, entry: ManifestEntry): string[] {
  try {
    const sheet = parseSheet(text, "");
    const differs = (what: string, here: string | number, there: string | number): string[] =>
      here === there ? [] : [`its ${what} is ${here}, and ${there} in the manifest`];
    return [
      ...differs("id", sheet.id, entry.id),
      ...differs("code", sheet.code, entry.code),
      ...differs("attempt", attemptsOf(sheet), entry.attempt),
      ...(numbersHash(sheet) === entry.sheet ? [] : ["its numbers are not those of the manifest"]),
      ...recheck(sheet),
    ];
  } catch (error) {
    // A sheet that was damaged may say anything: that it cannot be worked out again is what there is to be said of it.
    if (error instanceof GradsheetError) return error.faults.map(({ message }) => message);
    return [`it cannot be worked out again: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function faultsOf(error: unknown, where: string): SetFault[] {
  if (!(error instanceof GradsheetError)) throw error;
  return error.faults.map(({ message, code }) => ({
    where,
    what: code === "FILE_NOT_FOUND" ? MISSING : code === "CHECK_FAILED" ? `changed: ${message}` : message,
  }));
}

/** A set of version 0.1.0 says of no format that it has it. */
const onceFaults = ({ copies, formats, files = {} }: Manifest): SetFault[] =>
  (copies.length === 0 ? [] : oncePaths(formats))
    .filter((path) => !(path in files))
    .map((where) => ({ where, what: "not in the manifest" }));

async function extraFiles(folder: string, { copies, files: once = {} }: Manifest): Promise<SetFault[]> {
  const named = new Set([...copies.flatMap(({ files }) => Object.keys(files)), ...Object.keys(once)]);
  const faults: SetFault[] = [];
  for (const name of SET_FOLDERS) {
    const found = await readdir(join(folder, name)).catch((): string[] => []);
    for (const file of found) {
      const where = `${name}/${file}`;
      if (!named.has(where)) faults.push({ where, what: "not in the manifest" });
    }
  }
  return faults;
}
