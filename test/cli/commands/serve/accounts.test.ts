import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { LogEntry } from "../../../../src/web/server/log.js";
import { type AccountProvider, accountProvider } from "../../../support/accountProvider.js";
import { freePort } from "../../../support/freePort.js";
import { openBrowser } from "../../../support/openBrowser.js";
import { runCli } from "../../../support/runCli.js";
import { type Served, served } from "../../../support/served.js";

let provider: AccountProvider;
let server: Served;
let now = 0;
const log: LogEntry[] = [];
beforeAll(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  provider = await accountProvider(`${origin}/teach/account/back`);
  const { issuer, client, secret } = provider;
  server = await served("questions: [{topic: loss}]", 2, {
    ...{ port, origin, accounts: { issuer, client, secret }, clock: () => now },
    log: (entry) => log.push(entry),
  });
  await teacher("add", "Kim Mina", "--account", "Kim@school.example", "--may", "see,mark");
  await teacher("add", "Lee Jun", "--account", "sub-of-lee");
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
beforeEach(() => {
  // No test waits for another one's wrong tries.
  now += 61_000;
  log.length = 0;
  provider.as("sub-of-kim", "kim@school.example");
  provider.twist(null);
});

const teacher = (...words: readonly string[]) =>
  runCli(["serve", "teacher", ...words, "--data", "data", "--json"], server.folder);

/** A browser's cookies, by the address that set them. */
function visitor(locale = "en") {
  const jar = new Map<string, Map<string, string>>();
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(address);
    const own = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, cookie, "accept-language": locale };
    const response = await fetch(address, { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") own.delete(name);
      else own.set(name, value);
    }
    return response;
  };
  /** Through the provider's pages, to the address that it sends back to. */
  const atProvider = async (): Promise<string> => {
    let response = await ask(`${server.url}/teach/account`);
    for (;;) {
      const next = new URL(response.headers.get("location") ?? "", response.url || server.url).href;
      if (next.startsWith(`${server.url}/`)) return next;
      response = await ask(next);
      if (response.status >= 400) throw new Error(await response.text());
    }
  };
  const signIn = async (): Promise<Response> => ask(await atProvider());
  const home = async (): Promise<[number, string]> => {
    const page = await ask(`${server.url}/teach`);
    return [page.status, await page.text()];
  };
  const send = (path: string): Promise<Response> =>
    ask(`${server.url}${path}`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "application/x-www-form-urlencoded" },
      body: "",
    });
  return { ask, atProvider, signIn, home, send, cookies: () => jar.get(server.url) ?? new Map() };
}

test("who is on the list is signed in by e-mail address or by what the provider calls the account, with the list's rights", async () => {
  const kim = visitor();
  const [before, door] = await kim.home();
  expect([before, door]).toEqual([401, expect.stringContaining('href="/teach/account"')]);
  expect((await kim.signIn()).status).toBe(200);
  const [status, page] = await kim.home();
  expect([status, page]).toEqual([200, expect.stringContaining("Kim Mina")]);
  expect(page).not.toContain('href="/teach/compose"');
  expect((await kim.ask(`${server.url}/teach/compose`)).status).toBe(403);
  provider.as("sub-of-lee", "lee@elsewhere.example");
  const lee = visitor();
  await lee.signIn();
  expect((await lee.home())[1]).toContain('href="/teach/compose"');
  expect(log.filter(({ event }) => event !== "request")).toEqual([
    { event: "signed-in" },
    { event: "signed-in" },
  ]);
});

test("the way there has a state, a nonce and PKCE, new ones each time", async () => {
  const [one, other] = await Promise.all(
    [visitor(), visitor()].map(async ({ ask }) => {
      const { headers } = await ask(`${server.url}/teach/account`);
      expect(headers.get("set-cookie")).toMatch(/Max-Age=600; Path=\/teach\/account; HttpOnly; SameSite=Lax/);
      return new URL(headers.get("location") ?? "").searchParams;
    }),
  );
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(one?.get(name)).toMatch(/^[\w-]{43}$/);
    expect(one?.get(name)).not.toBe(other?.get(name));
  }
  expect([one?.get("code_challenge_method"), one?.get("scope")]).toEqual(["S256", "openid email"]);
});

describe("whose account is not on the list, or whose address nobody has made sure of, is refused with a sentence", () => {
  test.each([
    ["en", "sub-of-eve", "eve@school.example", true, /The account eve@school\.example is not on this server/],
    [
      "ko",
      "sub-of-eve",
      "eve@school.example",
      true,
      /eve@school\.example 계정은 이 서버의 교사 목록에 없습니다/,
    ],
    ["en", "sub-of-eve", "kim@school.example", false, /The account sub-of-eve is not on this server/],
  ])("%s: %s %s %s", async (locale, subject, email, verified, said) => {
    provider.as(subject, email, verified);
    const eve = visitor(locale);
    const answered = await eve.signIn();
    expect([answered.status, await answered.text()]).toEqual([403, expect.stringMatching(said)]);
    expect((await eve.home())[0]).toBe(401);
    expect(JSON.stringify(log)).not.toMatch(/sub-of|@/);
  });
});

describe("an ID token that is not for this server, this sign-in or this time is refused", () => {
  test.each<[string, Parameters<AccountProvider["twist"]>]>([
    ["another audience", [(claims) => ({ ...claims, aud: "another-server" })]],
    ["another provider", [(claims) => ({ ...claims, iss: "http://localhost:1" })]],
    ["another nonce", [(claims) => ({ ...claims, nonce: "of another sign-in" })]],
    ["no nonce", [({ nonce: _, ...claims }) => claims]],
    ["expired", [(claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })]],
    ["sealed with another key", [(claims) => claims, "another"]],
  ])("%s", async (_what, twist) => {
    provider.twist(...twist);
    for (const [locale, said] of [
      ["en", "did not succeed"],
      ["ko", "로그인하지 못했습니다"],
    ] as const) {
      const eve = visitor(locale);
      const answered = await eve.signIn();
      expect([answered.status, await answered.text()]).toEqual([400, expect.stringContaining(said)]);
      expect((await eve.home())[0]).toBe(401);
    }
    provider.twist((claims) => claims);
    const kim = visitor();
    expect((await kim.signIn()).status).toBe(200);
  });
});

describe("a way back that is not of a sign-in begun here is refused", () => {
  const refused = async (answered: Response): Promise<void> => {
    expect([answered.status, await answered.text()]).toEqual([
      400,
      expect.stringMatching(/has ended, was used already, or was begun in another browser/),
    ]);
  };

  test("used twice, also with the cookie kept", async () => {
    const kim = visitor();
    const back = await kim.atProvider();
    const kept = new Map(kim.cookies());
    expect((await kim.ask(back)).status).toBe(200);
    const thief = visitor();
    await refused(await thief.ask(back));
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
    await refused(await fetch(back, { headers: { cookie } }));
  });

  test("in another browser, which has begun one of its own", async () => {
    const [eve, kim] = [visitor(), visitor()];
    const back = await eve.atProvider();
    await kim.atProvider();
    await refused(await kim.ask(back));
    expect((await kim.home())[0]).toBe(401);
  });

  test("with another state, or a cookie that was changed", async () => {
    const kim = visitor();
    const back = new URL(await kim.atProvider());
    back.searchParams.set("state", "another");
    await refused(await kim.ask(back.href));
    const eve = visitor();
    const own = await eve.atProvider();
    for (const [name, value] of eve.cookies())
      eve.cookies().set(name, value.replace(/\d+(?=\.[^.]+$)/, "99999999999999"));
    await refused(await eve.ask(own));
  });

  test("after ten minutes", async () => {
    const kim = visitor();
    const back = await kim.atProvider();
    now += 10 * 60_000;
    await refused(await kim.ask(back));
  });

  test("a code that the provider has given for another sign-in, or an error of the provider's, in place of a code", async () => {
    const [eve, kim] = [visitor(), visitor()];
    const code = new URL(await eve.atProvider()).searchParams.get("code") ?? "";
    for (const changed of [{ code }, { error: "access_denied" }]) {
      const back = new URL(await kim.atProvider());
      back.searchParams.delete("code");
      for (const [name, value] of Object.entries(changed)) back.searchParams.set(name, value);
      expect((await kim.ask(back.href)).status).toBe(400);
      expect((await kim.home())[0]).toBe(401);
    }
    expect(log.flatMap(({ event, why }) => (event === "refused-account" ? [why] : []))).toEqual([
      "OAUTH_RESPONSE_BODY_ERROR",
      "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
    ]);
  });

  test("ten of them a minute, and an address has to wait", async () => {
    const eve = visitor();
    for (let k = 0; k < 10; k++) await eve.ask(`${server.url}/teach/account/back?code=a&state=b`);
    expect((await eve.ask(`${server.url}/teach/account/back?code=a&state=b`)).status).toBe(429);
  });
});

test("who is taken from the list, or gets another account, is signed out at once", async () => {
  await teacher("add", "Park", "--account", "park@school.example");
  provider.as("sub-of-park", "park@school.example");
  const park = visitor();
  await park.signIn();
  expect((await park.home())[0]).toBe(200);
  await teacher("add", "Park", "--account", "other@school.example");
  expect((await park.home())[0]).toBe(401);
});

test("signing out ends the session here, and says where the school's account is signed out", async () => {
  const kim = visitor("ko");
  await kim.signIn();
  const left = await kim.send("/teach/leave");
  const page = await left.text();
  expect([left.status, page]).toEqual([200, expect.stringContaining("여기에서 로그아웃했습니다")]);
  expect((await kim.home())[0]).toBe(401);
  const address =
    /href="(http[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&").replaceAll("&#x3D;", "=") ?? "";
  expect(address).toBe(`${provider.issuer}/session/end?client_id=gradsheet`);
  expect((await kim.ask(address)).status).toBe(200);
});

test("in a browser: from the button to the first page, and no script is needed", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${server.url}/teach`);
    await page.click('a[href="/teach/account"]');
    await page.waitForSelector("table.sets");
    expect(page.url()).toBe(`${server.url}/teach`);
    await Promise.all([page.waitForNavigation(), page.click('form[action="/teach/leave"] button')]);
    expect(await page.content()).toContain("Sign out of the school's account");
    await page.goto(`${server.url}/teach`);
    expect(await page.$("#door")).not.toBeNull();
  } finally {
    await browser.close();
  }
});

test("a provider that does not answer shuts nobody out: the page says so, tokens hold, and later it works", async () => {
  const [port, other] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const accounts = { issuer: `http://localhost:${other}`, client: "gradsheet", secret: "s" };
  const alone = await served("questions: [{topic: loss}]", 1, { port, origin, accounts });
  try {
    for (const [locale, said] of [
      ["en", "does not answer"],
      ["ko", "응답하지 않습니다"],
    ] as const) {
      const page = await visitor(locale).ask(`${origin}/teach/account`);
      expect([page.status, await page.text()]).toEqual([503, expect.stringContaining(said)]);
    }
  } finally {
    await alone.close();
  }
});

describe("what the command line takes", () => {
  test("an account stands on the list beside its rights, without a token", async () => {
    const { stdout } = await teacher("list");
    const listed = (JSON.parse(stdout) as { teachers: readonly object[] }).teachers;
    expect(listed).toContainEqual({
      name: "Lee Jun",
      may: ["see", "mark", "compose"],
      account: "sub-of-lee",
    });
    const file = readFileSync(join(server.folder, "data", "teachers.json"), "utf8");
    expect(JSON.parse(file).teachers[0]).toEqual({
      ...{ name: "Kim Mina", may: ["see", "mark"], account: "Kim@school.example" },
    });
  });

  test("one account is one teacher's", async () => {
    const { exit, stderr } = await teacher("add", "Choi", "--account", "kim@SCHOOL.example");
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/is that of "Kim Mina"/)]);
  });

  const BASE = ["--base-url", "https://exam.example.org"];
  const ISSUER = ["--issuer", "https://login.school.example"];
  test.each([
    [[...ISSUER, ...BASE], /--issuer needs --client/],
    [[...ISSUER, "--client", "g"], /--issuer needs --base-url/],
    [[...ISSUER, "--client", "g", ...BASE], /--client-secret-file FILE or GRADSHEET_CLIENT_SECRET/],
    [[...ISSUER, "--client", "g", ...BASE, "--client-secret-file", "empty"], /needs the secret/],
    [["--issuer", "http://login.school.example", "--client", "g", ...BASE], /an address with https:/],
    [["--client", "g"], /--client without --issuer/],
  ])("%j is refused", async (words, message) => {
    writeFileSync(join(server.folder, "empty"), "\n");
    const { exit, stderr } = await runCli(
      ["serve", "--port", "0", "--data", "other", ...words],
      server.folder,
    );
    expect([exit, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
