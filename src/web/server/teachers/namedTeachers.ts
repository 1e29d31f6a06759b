import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { MAY, type May } from "../../../core/base/settings.js";
import { visible } from "../../../core/base/visible.js";
import { codeOf, unreadable, writeWhole } from "../../../core/files/files.js";

const FORMAT = "gradsheet/teachers@1";
const teacherShape = z.object({
  name: z.string().min(1).max(80),
  /** SHA-256 of the token, in hexadecimal; it has 192 bits of chance. */
  token: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The account of a school's that signs in, in place of a token: its e-mail address, or what the provider calls it. */
  account: z.string().min(1).max(255).optional(),
  may: z.array(z.enum(MAY)).min(1).readonly(),
});
const fileShape = z.object({ format: z.literal(FORMAT), teachers: z.array(teacherShape).readonly() });

/** A teacher with a name, and a token or an account of one's own. */
export type NamedTeacher = z.output<typeof teacherShape>;

const fileIn = (data: string): string => join(data, "teachers.json");

/** The teachers of a data folder; none where nobody was added. Throws DATA_DAMAGED or FILE_UNREADABLE. */
export async function namedTeachers(data: string): Promise<readonly NamedTeacher[]> {
  const file = fileIn(data);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw unreadable(file, error);
  });
  if (text === null) return [];
  try {
    return fileShape.parse(JSON.parse(text)).teachers;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).split("\n").join(" ") : String(error);
    throw fail(
      "DATA_DAMAGED",
      `the list of teachers cannot be read (${visible(why).slice(0, 200)}); a backup of it would be right`,
      { file },
    );
  }
}

/** Adds a teacher, or changes what one may; the new token, which is kept as its hash alone. An earlier token or account holds no longer. Throws CANNOT_WRITE. */
export async function addTeacher(data: string, name: string, may: readonly May[]): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await keep(data, [...(await othersOf(data, name)), { name, may, token: sha256(token) }]);
  return token;
}

/** Adds a teacher who signs in by an account. Throws WRONG_VALUE where another teacher has it, CANNOT_WRITE. */
export async function addAccount(
  data: string,
  name: string,
  may: readonly May[],
  account: string,
): Promise<void> {
  const others = await othersOf(data, name);
  const has = others.find((one) => one.account?.toLowerCase() === account.toLowerCase());
  if (has !== undefined)
    throw fail("WRONG_VALUE", `the account ${account} is that of "${has.name}"; another one would be right`);
  await keep(data, [...others, { name, may, account }]);
}

const othersOf = async (data: string, name: string): Promise<readonly NamedTeacher[]> =>
  (await namedTeachers(data)).filter((one) => one.name !== name);

/** Takes a teacher away, whose sessions end with it. False where there is none of that name. Throws CANNOT_WRITE. */
export async function removeTeacher(data: string, name: string): Promise<boolean> {
  const all = await namedTeachers(data);
  const others = all.filter((one) => one.name !== name);
  if (others.length === all.length) return false;
  await keep(data, others);
  return true;
}

const keep = (data: string, teachers: readonly NamedTeacher[]): Promise<void> =>
  writeWhole(
    fileIn(data),
    `${JSON.stringify({ format: FORMAT, teachers }, null, 2)}\n`,
    undefined,
    "secluded",
  );
