import { type Answered, ask, form } from "../ask.js";
import type { Class, Found, Step } from "../step.js";

/** Whether all of it was as it is to be; what was not, in words. */
function judged(about: string, faults: readonly string[]): Found {
  return { passed: faults.length === 0, found: faults.length === 0 ? about : faults.join("; ") };
}

/** A form as a browser sends it that came from a page over plain HTTP: what its origin is called, that page's rule says. */
async function sendAsBrowser(
  port: number,
  host: string,
  page: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answered> {
  const seen = await ask(port, page, { headers: { host } });
  const origin = seen.headers["referrer-policy"] === "no-referrer" ? "null" : `http://${host}`;
  const { headers, ...rest } = form(origin, fields);
  return ask(port, path, { ...rest, headers: { ...headers, host } });
}

export const plainHttp: Step = {
  name: "over plain HTTP, by a name of the network",
  cure: "a gradsheet that is not changed; TLS by a proxy is right for an exam in any case",
  run: async ({ server, students: [student], token }: Class) => {
    const port = server.port();
    const host = `school.example:${port}`;
    const code = student?.sheet.code ?? "";
    const [opened, entered, foreign] = [
      await sendAsBrowser(port, host, "/", "/", { code }),
      await sendAsBrowser(port, host, "/teach", "/teach/enter", { token: await token() }),
      await ask(port, "/", form("http://evil.example", { code })),
    ];
    return judged("a code and a token are taken, a form of another site is not", [
      ...(opened.status === 303 ? [] : [`a code is answered ${opened.status}`]),
      ...(entered.status === 303 ? [] : [`a teacher's token is answered ${entered.status}`]),
      ...(foreign.status === 403 ? [] : [`a form of another site is answered ${foreign.status}`]),
    ]);
  },
};

const ORIGIN = "https://exam.example.org";

export const proxied: Step = {
  name: "behind a proxy that speaks TLS",
  cure: "a gradsheet that is not changed; a proxy that sends X-Forwarded-For",
  run: async ({ server, students: [student], token }: Class) => {
    await server.stop();
    await server.start(["--base-url", ORIGIN]);
    const port = server.port();
    const from = (who: string) => ({ "x-forwarded-for": who });
    const sent = form(ORIGIN, { token: await token() });
    const entered = await ask(port, "/teach/enter", {
      ...sent,
      headers: { ...sent.headers, ...from("203.0.113.7") },
    });
    const security = String(entered.headers["strict-transport-security"] ?? "");
    const foreign = await ask(port, "/", form("https://evil.example", { code: "x" }));
    const wrong = async (who: string): Promise<number> =>
      (await ask(port, "/s/ZZZZ-0000", { headers: from(who) })).status;
    let last = 0;
    for (let k = 0; k < 21; k++) last = await wrong(`2001:db8:1:2::${k.toString(16)}`);
    const another = await wrong("203.0.113.9");
    await student?.open();
    const before = student?.said.length;
    await student?.type();
    return judged("signing in, secure cookies, and bounds by who asks, of IPv6 by its /64", [
      ...(entered.status === 303 ? [] : [`a teacher's token is answered ${entered.status}`]),
      ...(/; Secure/i.test(String(entered.headers["set-cookie"]))
        ? []
        : ["the teacher's cookie is not secure"]),
      ...(/^max-age=\d+$/.test(security) ? [] : [`Strict-Transport-Security is "${security}"`]),
      ...(foreign.status === 403 ? [] : [`a form of another site is answered ${foreign.status}`]),
      ...(last === 429 ? [] : [`21 wrong codes of one /64: the last is answered ${last}`]),
      ...(another === 404 ? [] : [`another address waits for it: ${another}`]),
      ...(student?.said.length === before ? ["an answer was not taken"] : []),
    ]);
  },
};
