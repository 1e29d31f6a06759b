import { fail } from "../../../core/base/errors.js";

export const ROSTER_FIELDS = ["id", "name", "section", "email"] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** What a column may be called, in small letters and figures of any script alone. */
const HEADINGS: Readonly<Record<RosterField, readonly string[]>> = {
  id: [
    "id",
    "studentid",
    "studentnumber",
    "studentno",
    "sid",
    "matriculationnumber",
    "학번",
    "학생번호",
    "수험번호",
    "아이디",
  ],
  name: ["name", "fullname", "studentname", "이름", "성명", "학생명", "학생이름"],
  section: ["section", "class", "group", "분반", "반", "학급"],
  email: ["email", "mail", "emailaddress", "이메일", "이메일주소", "메일", "전자우편", "전자메일"],
};

/** Which place, from 0, a field has in a row. */
export type Columns = Readonly<Record<"id" | "name", number>> &
  Partial<Readonly<Record<RosterField, number>>>;

/** A field that is told by its column's heading: `--columns id=학번,name=이름`. */
export type ColumnNames = Partial<Readonly<Record<RosterField, string>>>;

/** Reads `--columns`. A heading may hold commas: a comma ends it only before the next field. Throws USAGE. */
export function parseColumns(text: string): ColumnNames {
  const pairs = text.split(/,(?=\s*[a-z]+=)/).map((pair): [RosterField, string] => {
    const [, word = "", heading = ""] = /^\s*([^=]*)=(.*)$/su.exec(pair) ?? [];
    const field = ROSTER_FIELDS.find((one) => one === word);
    if (field === undefined || heading.trim() === "") {
      throw fail(
        "USAGE",
        `--columns ${pair}: ${ROSTER_FIELDS.join(", ")} can be named; --columns id=학번,name=이름 would be right`,
      );
    }
    return [field, heading];
  });
  const names: ColumnNames = Object.fromEntries(pairs);
  const twice = pairs.map(([field]) => field).find((field, k, all) => all.indexOf(field) !== k);
  if (twice !== undefined) throw fail("USAGE", `--columns names ${twice} twice; name it once`);
  return names;
}

/** Finds the columns by their headings, or says in words why not. */
export function findColumns(
  headings: readonly string[],
  names: ColumnNames,
): { readonly columns: Columns } | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const found: Partial<Record<RosterField, number>> = {};
  for (const field of ROSTER_FIELDS) {
    const name = names[field];
    const wanted = name === undefined ? HEADINGS[field] : [plain(name)];
    const places = headings.flatMap((heading, k) => (wanted.includes(plain(heading)) ? [k] : []));
    const [place] = places;
    if (places.length > 1) {
      const all = places.map((k) => `"${headings[k]?.trim()}"`).join(" and ");
      wrong.push(
        `${all} may both be the ${field}; --columns ${field}=HEADING says which, and each heading once would be right`,
      );
    } else if (place !== undefined) found[field] = place;
    else if (name !== undefined) wrong.push(`no column is called "${name.trim()}"${listed(headings)}`);
    else if (field === "id" || field === "name") {
      wrong.push(`no column is the ${field}${listed(headings)}; --columns ${field}=HEADING says which it is`);
    }
  }
  const { id, name, ...rest } = found;
  if (wrong.length > 0 || id === undefined || name === undefined) return { wrong };
  return { columns: { id, name, ...rest } };
}

/** A heading without case, spaces and signs: `E-mail address` and `email_address` are one. */
const plain = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");

const listed = (headings: readonly string[]): string =>
  ` among ${headings.map((heading) => `"${heading.trim()}"`).join(", ")}`;
