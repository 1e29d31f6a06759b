import { fail } from "../../../core/base/errors.js";
import { readBytes } from "../../../core/files/readBytes.js";
import type { Io } from "../../../core/terminal/io.js";
import type { AccountSetting } from "../../../web/server/teachers/schoolAccounts.js";
import { isThisMachine } from "../../../web/server/whoAsks.js";
import type { OptionsFor } from "../../options/options.js";

const VARIABLE = "GRADSHEET_CLIENT_SECRET";
/** No provider's secret is longer. */
const MOST_BYTES = 10_000;

/** How teachers sign in by a school's accounts; undefined where no option says so. Throws USAGE for one without the others, FILE_NOT_FOUND, FILE_UNREADABLE. */
export async function accountSetting(
  { issuer, client, clientSecretFile: file, baseUrl }: OptionsFor<"serve">,
  io: Io,
): Promise<AccountSetting | undefined> {
  if (issuer === undefined) {
    if (client === undefined && file === undefined) return undefined;
    throw fail("USAGE", "--client without --issuer; both would be right");
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (
    url === null ||
    !(url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url.hostname)))
  )
    throw fail("USAGE", `--issuer is "${issuer}"; an address with https:// would be right`);
  if (client === undefined)
    throw fail("USAGE", "--issuer needs --client, what the provider calls this server");
  if (baseUrl === undefined)
    throw fail("USAGE", "--issuer needs --base-url, the address that the provider sends teachers back to");
  const text =
    file === undefined
      ? (io.env[VARIABLE] ?? "")
      : Buffer.from(await readBytes(file, io.cwd, { most: MOST_BYTES, pipes: true })).toString("utf8");
  const secret = text.trim();
  if (secret === "")
    throw fail(
      "USAGE",
      `--issuer needs the secret that the provider gave; --client-secret-file FILE or ${VARIABLE} would be right`,
    );
  return { issuer, client, secret };
}
