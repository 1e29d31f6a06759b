import { parseTickedName, type Ticked } from "../../core/marking/ticked.js";
import { type Checked, type Finding, foundIn, twice } from "./finding.js";
import { texFaults, uncommented } from "./texText.js";

const QUESTION = /\\begin\{(question|questionmult)\}\{([^}]*)\}([\s\S]*?)\\end\{\1\}/g;

/** Paper of Auto Multiple Choice: what stops it, and boxes that would be read otherwise than their names say. */
export function checkAmc(text: string, file: string, students: string | null): Checked {
  const [, ...copies] = uncommented(text).split(/\\onecopy\{\d+\}/);
  const codes = copies.map((copy) => /\\AMCassociation\{([^}]*)\}/.exec(copy)?.[1] ?? "");
  const found: Finding[] = foundIn(file, [
    ...texFaults(text),
    ...(copies.length === 0 ? ["it has no copy: \\onecopy is not there"] : []),
    ...twice(codes.filter((code) => code !== "")).map((code) => `two copies have the code ${code}`),
    ...codes.flatMap((code, k) =>
      code === "" ? [`copy ${k + 1} does not say whose it is: \\AMCassociation is not there`] : [],
    ),
    ...(students === null ? [] : listFaults(codes, students)),
  ]);
  let [questions, blanks] = [0, 0];
  for (const [k, copy] of copies.entries()) {
    const asked = [...copy.matchAll(QUESTION)].map(([, kind = "", name = "", body = ""]) => ({
      ...{ kind, name, body },
    }));
    blanks += asked.length;
    questions += copy.split("\\hrule").length - 1;
    found.push(
      ...foundIn(`${file} ${codes[k] ?? ""}`, [
        ...twice(asked.map(({ name }) => name)).map((name) => `two questions of it have the name ${name}`),
        ...asked.flatMap(({ kind, name, body }) =>
          questionFaults(kind, name, body).map((says) => `${name}: ${says}`),
        ),
      ]),
    );
  }
  return { questions, blanks, findings: found };
}

/** The list that AMC associates copies by. */
function listFaults(codes: readonly string[], students: string): string[] {
  const listed = new Set(
    students.split(/\r?\n/).map((line) => line.split(",")[0]?.replaceAll('"', "") ?? ""),
  );
  return codes
    .filter((code) => code !== "" && !listed.has(code))
    .map((code) => `the copy ${code} is not in students.csv`);
}

function questionFaults(kind: string, name: string, body: string): string[] {
  const box = parseTickedName(name);
  if (box === null) return ["mark does not know how boxes of this name are read"];
  const { ticked } = box;
  const numeric = /\\AMCnumericChoices\{([^}]*)\}\{([^}]*)\}/.exec(body);
  if (numeric !== null) return numericFaults(numeric[1] ?? "", numeric[2] ?? "", ticked);
  const right = body.split("\\correctchoice").length - 1;
  const all = right + body.split("\\wrongchoice").length - 1;
  const wanted = optionsOf(ticked);
  return [
    ...(kind === "question" && right !== 1 ? [`${right} right options: AMC wants one`] : []),
    ...(kind === "questionmult" && right === 0 ? ["no option is right"] : []),
    ...(wanted === all ? [] : [`it has ${all} boxes, and its name says ${wanted}`]),
  ];
}

function optionsOf(ticked: Ticked): number {
  switch (ticked.kind) {
    case "choice":
    case "line":
    case "several":
      return ticked.options;
    case "marks":
      return ticked.steps + 1;
    default:
      return 0;
  }
}

function numericFaults(key: string, settings: string, ticked: Ticked): string[] {
  const set = new Map(
    settings.split(",").map((one): [string, string] => {
      const [name = "", value = ""] = one.split("=");
      return [name, value];
    }),
  );
  const numberOf = (name: string): number => Number(set.get(name) ?? 0);
  const [digits, exponent] = [numberOf("digits"), numberOf("exponent")];
  if (!("digits" in ticked)) return ["its boxes are a number's, and its name says otherwise"];
  const wanted = ticked.kind === "number" ? ticked.exponent : 0;
  const [mantissa = "", power = "0"] = key.split("e");
  const counted = (mantissa.includes(".") ? mantissa : mantissa.replace(/0+$/, ""))
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  const size = Number(key) === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(key))));
  const fits =
    ticked.kind === "number"
      ? counted.length <= digits && Math.abs(size) < 10 ** exponent
      : Number.isInteger(Number(key)) && size < digits;
  return [
    ...(digits === ticked.digits && exponent === wanted
      ? []
      : [`its boxes have digits=${digits}, exponent=${exponent}, and its name says otherwise`]),
    ...(Number.isFinite(Number(key)) && power !== "" ? [] : [`its key ${key} is no number`]),
    ...(fits ? [] : [`its key ${key} cannot be ticked in these boxes`]),
    ...(Number(key) < 0 && set.get("sign") === "false" ? [`its key ${key} has no box for its sign`] : []),
  ];
}
