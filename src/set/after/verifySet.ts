import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GradsheetError } from "../../base/errors.js";
import { forEachOf } from "../../base/forEachOf.js";
import { nameOf } from "../../base/hash.js";
import { recheck } from "../../marking/recheck.js";
import { parseSheet } from "../../sheet/sheetFile.js";
import { JOURNAL } from "../folder/journal.js";
import {
  attemptsOf,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  numbersHash,
  SET_FOLDERS,
} from "../folder/manifest.js";
import { LOCK } from "../folder/setLock.js";
import { QUIZ_FILE } from "../folder/setQuiz.js";
import { hashOfFile } from "../folder/setRecord.js";
import { FORMATS, type Format, pathsOf } from "../make/makeCopy.js";

/** One thing that is wrong with a set: where, and what. */
export interface SetFault {
  /** A path from the set's folder. */
  readonly where: string;
  readonly what: string;
}

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
 * Checks a set against its manifest: every file's hash, none missing and none too many, codes, and that each sheet's
 * key comes out again from its own givens and definitions. Throws where there is no manifest to be read.
 */
export async function verifySet(folder: string, manifest: Manifest): Promise<SetReport> {
  const faults: SetFault[] = [...(await headFaults(folder, manifest)), ...codeFaults(manifest)];
  await forEachOf(manifest.copies, READERS, async (entry) => {
    faults.push(...(await copyFaults(folder, entry, manifest.formats)));
  });
  faults.push(...(await extraFiles(folder, manifest)));
  const { set, title, generator, browser, copies } = manifest;
  const files = copies.reduce((sum, entry) => sum + Object.keys(entry.files).length, 0);
  const sorted = faults.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
  return { set, title, generator, browser, copies: copies.length, files, faults: sorted };
}

async function headFaults(folder: string, manifest: Manifest): Promise<SetFault[]> {
  const { set, generator, quiz, seed, failed, shard } = manifest;
  const top = await readdir(folder);
  const fault = (what: string): SetFault => ({ where: MANIFEST, what });
  return [
    ...(seed === undefined || nameOf([generator, quiz, seed]) === set
      ? []
      : [fault(`the set's name ${set} does not come from its quiz, seed and version`)]),
    ...failed.map(({ id, reason }) => fault(`copy ${id} is missing: ${reason}`)),
    ...(shard === undefined
      ? []
      : [fault(`this is shard ${shard.index}/${shard.of} alone; gradsheet merge makes the set`)]),
    ...(top.includes(JOURNAL)
      ? [{ where: JOURNAL, what: "a run was broken off; the same command goes on" }]
      : []),
    ...(top.includes(QUIZ_FILE) && (await hashOfFile(join(folder, QUIZ_FILE))) !== quiz
      ? [{ where: QUIZ_FILE, what: "changed: it is not the quiz that the set was made from" }]
      : []),
    ...(top.includes(LOCK) ? [{ where: LOCK, what: "a run is writing to the folder, or was killed" }] : []),
  ];
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
    const found = await hashOfFile(join(folder, path));
    if (found === null) faults.push({ where: path, what: "missing" });
    else if (found !== hash) faults.push({ where: path, what: "changed: its SHA-256 is not the manifest's" });
    if (found !== null && path.startsWith("sheets/")) {
      const text = await readFile(join(folder, path), "utf8");
      faults.push(...sheetFaults(text, entry).map((what) => ({ where: path, what })));
    }
  }
  return faults;
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
    if (!(error instanceof GradsheetError)) throw error;
    return error.faults.map(({ message }) => message);
  }
}

async function extraFiles(folder: string, { copies }: Manifest): Promise<SetFault[]> {
  const named = new Set(copies.flatMap(({ files }) => Object.keys(files)));
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
