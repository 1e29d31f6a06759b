import { join } from "node:path";
import type { Random } from "../../../src/core/base/random.js";
import { startServer } from "../../../src/web/server/startServer.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { writeSet } from "../../support/writeSet.js";
import { asking } from "../ask.js";
import type { DoorMaker } from "../door.js";
import { textBytes } from "../own.js";

const TOKEN = "a-token-of-the-fuzz";
const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

/** Milliseconds after which a teacher signs in anew: a session is of half a day. */
const SIGNED_IN = 11 * 3_600_000;

/** A request as somebody outside could send it: the input stands in its body, its path or its cookie. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** A server's requests: whatever is sent, no answer is an error of its own, and it goes on. */
export const serve: DoorMaker = async (folder) => {
  const [sheet, closed] = writeSet(join(folder, "set"), "questions: [{topic: loss}]", 2);
  await emptyDatabase(join(folder, "data"));
  const failures: unknown[] = [];
  let minutes = Date.now();
  const server = await startServer({
    ...{ host: "127.0.0.1", port: 0, sets: ["set"], cwd: folder, token: TOKEN, policy: { credits: [1] } },
    ...{
      database: { folder: join(folder, "data") },
      works: join(folder, "works"),
      data: join(folder, "data"),
    },
    failed: (error) => failures.push(error),
    // Of the second sheet; and a provider that nobody is.
    pins: { of: ({ name }) => (name.sheet === "002" ? "4711" : "") },
    ...{ origin: "http://127.0.0.1", accounts: { issuer: "http://localhost:1", client: "c", secret: "s" } },
    rates: { sheet: 1e9, address: 1e9 },
    // Every request a minute later, so that nothing has to wait for its turn.
    clock: () => (minutes += 60_000),
  });
  const url = `http://127.0.0.1:${server.port}`;
  const form = { origin: "http://127.0.0.1", "content-type": FORM_TYPE };
  const ask = asking();
  let signedIn = { cookie: "", set: "", draft: "", until: 0 };
  const signIn = async (): Promise<void> => {
    const entered = await ask(`${url}/teach/enter`, {
      ...{ method: "POST", redirect: "manual", headers: form },
      body: `token=${TOKEN}`,
    });
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    const home = await ask(`${url}/teach`, { headers: { cookie } }).then((response) => response.text());
    const set = /\/teach\/[0-9a-f]{16}/.exec(home)?.[0] ?? "";
    const begun = await ask(`${url}/teach/compose`, {
      ...{ method: "POST", redirect: "manual", headers: { ...form, cookie }, body: "" },
    });
    const draft = begun.headers.get("location") ?? "";
    if (set === "" || draft === "") throw new Error("a teacher cannot sign in");
    signedIn = { cookie, set, draft, until: minutes + SIGNED_IN };
  };
  const student = `/s/${sheet?.code ?? ""}`;
  const requestOf = (input: Uint8Array, random: Random): Sent => {
    const { cookie, set, draft } = signedIn;
    const json = { cookie, "content-type": JSON_TYPE };
    const forms = { ...form, cookie };
    const parts = { ...forms, "content-type": "multipart/form-data; boundary=part" };
    const path = [...input].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    const text = Buffer.from(input)
      .toString("latin1")
      .replace(/[^\x20-\x7e]/g, "");
    const put = (at: string): Sent => ({ method: "PUT", path: at, headers: json, body: input });
    const post = (at: string, headers: Sent["headers"] = forms): Sent => ({
      ...{ method: "POST", path: at, headers, body: input },
    });
    return random.pick([
      ...[put(`${student}/answers`), post(`${student}/check/q1`, json), post(`${student}/check/q1`)],
      ...[
        post("/"),
        post("/teach/enter"),
        put(`${set}/enter/001/answers`),
        post(`${set}/enter/001/overrule`),
      ],
      ...[post(`${set}/scheme/effect`), post(`${set}/scheme`), put(draft), post(draft), post(`${draft}/set`)],
      ...[post(`/s/${closed?.code ?? ""}/pin`, form), post(`${student}/who`), post("/teach/enter", parts)],
      ...[post(`${student}/check/q1`, parts), post(`${set}/scheme`, parts), post(`${draft}/set`, parts)],
      {
        method: "GET",
        path: `/teach/account/back?${path}`,
        headers: { cookie: `gradsheet-account=${text}` },
      },
      { method: "GET", path: `/teach/account/back?code=${path}&state=s`, headers: {} },
      { method: "GET", path: "/teach/account", headers: { "accept-language": text } },
      { method: "GET", path: student, headers: { cookie: `gradsheet-opened=${text}` } },
      { method: "GET", path: `/s/${path}`, headers: {} },
      { method: "GET", path: `/teach/${path}`, headers: { cookie } },
      { method: "GET", path: `${set}/find?q=${path}`, headers: { cookie } },
      { method: "GET", path: `${draft}/${path}`, headers: { cookie } },
      { method: "GET", path: `/assets/${path}`, headers: {} },
      { method: "GET", path: "/teach", headers: { cookie: `gradsheet-teach=${text}` } },
      { method: "GET", path: "/", headers: { "accept-language": text, "x-forwarded-for": text } },
    ]);
  };
  return {
    name: "serve",
    corpus: [
      textBytes('{"answers": {"q1.C": "0.41"}}'),
      textBytes("q1.C=0.41&answer=q1.C&points=1&why=x"),
      textBytes("scheme=void%3A+%5Bq1%5D%0A&after=0"),
      textBytes('{"text": "questions: [{topic: loss}]", "seed": "1"}'),
      textBytes(
        '--part\r\nContent-Disposition: form-data; name="token"\r\n\r\nx\r\n--part\r\nContent-Disposition: form-data; name="roster"; filename="a.csv"\r\n\r\nid,name\r\n--part--\r\n',
      ),
      textBytes("pin=4711&who=Kim&copies=2"),
      textBytes("001"),
      textBytes("../../etc/passwd"),
    ],
    most: 3_000,
    open: async (input, random) => {
      if (minutes >= signedIn.until) await signIn();
      const { path, ...sent } = requestOf(input, random);
      const response = await ask(`${url}${path}`, { ...sent, redirect: "manual" });
      await response.arrayBuffer();
      if (response.status >= 500 && response.status !== 503)
        throw new Error(`${sent.method} ${path.slice(0, 80)}: ${response.status} ${String(failures.at(-1))}`);
      if (!response.headers.has("content-security-policy"))
        throw new Error(`${path.slice(0, 80)} has no policy`);
      const health = await ask(`${url}/health`);
      if ((await health.text()) !== "ok") throw new Error("the server does not go on");
      if (failures.length > 0) throw failures.pop();
    },
    close: server.close,
  };
};
