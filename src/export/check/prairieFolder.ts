import { pythonText } from "../pythonText.js";
import { type Checked, type Finding, foundIn, twice } from "./finding.js";
import { type JudgedFaults, judgedFaults } from "./judged.js";
import { readJson } from "./readJson.js";
import type { Package } from "./unpack.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const INPUT = /<(pl-number-input|pl-string-input|pl-multiple-choice|pl-checkbox)\b([^>]*)>/g;
const CHOICES = ["pl-multiple-choice", "pl-checkbox"];
/** Answers in words, which a person marks. */
const ESSAY = /<pl-rich-text-editor\b([^>]*)>/g;

/** Question folders as PrairieLearn would find them: what it reads of each, and each variant as its server.py marks it. */
export function checkPrairieLearn(files: Package): Checked {
  const folders = [...files.keys()].filter((path) => /(?:^|\/)info\.json$/.test(path)).map(folderOf);
  const found: Finding[] = [];
  const uuids: string[] = [];
  let blanks = 0;
  for (const folder of folders) {
    const name = folder.replace(/\/$/, "") || ".";
    const info = readJson(files.get(`${folder}info.json`) ?? "");
    const uuid = String(field(info, "uuid") ?? "");
    uuids.push(uuid);
    found.push(...foundIn(name, [...infoFaults(info, uuid), ...frameFaults(folder, files)]));
    const variants = [...files.keys()].filter(
      (path) => path.startsWith(`${folder}variants/`) && path.endsWith(".json"),
    );
    if (variants.length === 0) found.push(...foundIn(name, ["it has no variant: no page can be shown"]));
    for (const path of variants) {
      const read = readJson(files.get(path) ?? "");
      if (read === undefined) {
        found.push(...foundIn(path, ["it cannot be read as JSON: who is given it sees an error"]));
        continue;
      }
      const judged = judgedFaults(read);
      const html = String(field(read, "html"));
      const essays = [...html.matchAll(ESSAY)].map(([, rest = ""]) => attribute(rest, "file-name"));
      blanks += judged.blanks + essays.length;
      found.push(
        ...foundIn(path, [
          ...judged.faults,
          ...inputFaults(html, judged),
          ...twice(essays).map((name) => `two answers in words are kept as ${name || "answer.html"}`),
        ]),
      );
    }
  }
  found.push(
    ...twice(uuids).map((uuid) => ({ question: "info.json", says: `two questions have the uuid ${uuid}` })),
  );
  return { questions: folders.length, blanks, findings: found };
}

const folderOf = (path: string): string => path.slice(0, path.length - "info.json".length);

const field = (read: unknown, name: string): unknown =>
  typeof read === "object" && read !== null && name in read
    ? (read as Record<string, unknown>)[name]
    : undefined;

const attribute = (rest: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(rest)?.[1] ?? "";

function infoFaults(info: unknown, uuid: string): string[] {
  if (info === undefined) return ["its info.json cannot be read as JSON"];
  return [
    ...(UUID.test(uuid) ? [] : [`its uuid ${uuid || "is missing"}: PrairieLearn wants one of 32 digits`]),
    ...(field(info, "type") === "v3" ? [] : ['its type is not "v3"']),
    ...["title", "topic"].flatMap((name) =>
      typeof field(info, name) === "string" ? [] : [`its info.json has no ${name}`],
    ),
  ];
}

/** question.html and server.py. One that was changed may do anything: that is said, and no more. */
function frameFaults(folder: string, files: Package): string[] {
  const [html, python] = [files.get(`${folder}question.html`), files.get(`${folder}server.py`)];
  return [
    ...(html == null ? ["question.html is not there"] : []),
    ...(html == null || html.includes("{{{params.html}}}")
      ? []
      : ["question.html does not show {{{params.html}}}, in which the blanks stand"]),
    ...(python == null ? ["server.py is not there: nothing is marked"] : []),
    ...(python == null || python === pythonText("prairielearn")
      ? []
      : ["its server.py is not this version's: how it marks is not known"]),
  ];
}

/** Inputs beside the answers that server.py marks. */
function inputFaults(html: string, { names }: JudgedFaults): string[] {
  const inputs = [...html.matchAll(INPUT)].map(([, tag = "", rest = ""]) => ({
    tag,
    rest,
    name: attribute(rest, "answers-name"),
    weight: attribute(rest, "weight") || "1",
  }));
  const shown = inputs.map(({ name }) => name);
  return [
    ...twice(shown).map((name) => `two inputs have the name ${name}: PrairieLearn refuses the page`),
    ...names.filter((name) => !shown.includes(name)).map((name) => `no input is there for ${name}`),
    ...shown.filter((name) => !names.includes(name)).map((name) => `nothing marks the input ${name}`),
    ...inputs
      .filter(({ weight }) => !/^\d+$/.test(weight))
      .map(({ name, weight }) => `${name} has the weight ${weight}: PrairieLearn takes whole ones alone`),
    ...inputs
      .filter(({ rest }) => !/\ballow-blank="true"/.test(rest))
      .map(({ name }) => `${name} cannot be left empty: an empty one spoils the whole submission`),
    ...inputs
      .filter(({ tag, rest }) => CHOICES.includes(tag) && attribute(rest, "order") !== "fixed")
      .map(({ name }) => `the options of ${name} are mixed: server.py goes by their order`),
  ];
}
