import { resolve } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { MAY, type May } from "../../../core/base/settings.js";
import { visible } from "../../../core/base/visible.js";
import { isFolder } from "../../../core/files/files.js";
import type { Io } from "../../../core/terminal/io.js";
import {
  addAccount,
  addTeacher,
  namedTeachers,
  removeTeacher,
} from "../../../web/server/teachers/namedTeachers.js";
import type { OptionsFor } from "../../options/options.js";

/** Longer names stand in no table. */
const LONGEST = 80;
/** What a provider calls anybody has no more letters (OpenID Connect Core, 2). */
const LONGEST_ACCOUNT = 255;

/** Adds a teacher, or gives one another token or account and other rights: a server that runs takes it at once. */
export async function serveTeacherAdd(
  options: OptionsFor<"serve teacher add"> & { readonly name: string },
  io: Io,
): Promise<number> {
  const name = nameOf(options.name);
  const may = rightsOf(options.may);
  if (options.account !== undefined) {
    const account = accountOf(options.account);
    await addAccount(await folderOf(options.data, io), name, may, account);
    io.stdout(
      options.json === true
        ? `${JSON.stringify({ name, may, account })}\n`
        : `${visible(name)} may ${may.join(", ")}, and signs in by the account ${account}\n`,
    );
    return 0;
  }
  const token = await addTeacher(await folderOf(options.data, io), name, may);
  io.stdout(
    options.json === true
      ? `${JSON.stringify({ name, may, token })}\n`
      : `${visible(name)} may ${may.join(", ")}; the token, which is shown this once and kept nowhere:\n${token}\n`,
  );
  return 0;
}

export async function serveTeacherList(
  { data, json }: OptionsFor<"serve teacher list">,
  io: Io,
): Promise<number> {
  const teachers = (await namedTeachers(await folderOf(data, io))).map(({ name, may, account }) => ({
    ...{ name, may },
    ...(account === undefined ? {} : { account }),
  }));
  if (json === true) io.stdout(`${JSON.stringify({ teachers })}\n`);
  else {
    for (const { name, may, account } of teachers)
      io.stdout(
        `${visible(name)}: ${may.join(", ")}${account === undefined ? "" : `; by the account ${visible(account)}`}\n`,
      );
    if (teachers.length === 0) io.stdout("nobody beside whoever has the server's token\n");
  }
  return 0;
}

/** Takes a teacher's token or account away, and ends the sessions that were begun with it. Throws WRONG_VALUE for a name that there is not. */
export async function serveTeacherRemove(
  options: OptionsFor<"serve teacher remove"> & { readonly name: string },
  io: Io,
): Promise<number> {
  const name = nameOf(options.name);
  if (!(await removeTeacher(await folderOf(options.data, io), name)))
    throw fail(
      "WRONG_VALUE",
      `no teacher is called "${name}"; gradsheet serve teacher list says who there is`,
    );
  io.stdout(
    options.json === true ? `${JSON.stringify({ removed: name })}\n` : `${visible(name)} is removed\n`,
  );
  return 0;
}

function nameOf(text: string): string {
  const name = text.normalize("NFC").trim();
  if (name !== "" && name.length <= LONGEST && visible(name) === name) return name;
  throw fail("USAGE", `a teacher's name has 1 to ${LONGEST} letters; another one would be right`);
}

function accountOf(text: string): string {
  const account = text.normalize("NFC").trim();
  if (account !== "" && account.length <= LONGEST_ACCOUNT && visible(account) === account) return account;
  throw fail("USAGE", `an account has 1 to ${LONGEST_ACCOUNT} letters; an e-mail address would be right`);
}

/** What stands in `--may`, in the order of the table. Throws USAGE. */
function rightsOf(text: string): readonly May[] {
  const words = text.split(",").map((word) => word.trim());
  const wrong = words.find((word) => !MAY.some((one) => one === word));
  if (wrong !== undefined)
    throw fail("USAGE", `--may has "${wrong}"; some of ${MAY.join(",")} would be right`);
  return MAY.filter((one) => words.includes(one));
}

async function folderOf(data: string, io: Io): Promise<string> {
  const folder = resolve(io.cwd, data);
  if (await isFolder(folder)) return folder;
  throw fail("FILE_NOT_FOUND", "there is no such folder; the --data of the server would be right", {
    file: data,
  });
}
