import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Served, served } from "../../support/served.js";

let server: Served;
beforeAll(async () => {
  server = await served("questions: [{topic: loss}]", 1, { origin: "https://exam.example.org" });
});
afterAll(() => server.close());

/** Tries a code that there is not, as a proxy on this machine passes it on. */
const wrongCode = (from: string): Promise<number> =>
  fetch(`${server.url}/s/ZZZZ-0000`, { headers: { "x-forwarded-for": from } }).then(({ status }) => status);

test("twenty wrong codes from one /64 of IPv6, each from another address: the next has to wait, another /64 has not", async () => {
  const statuses: number[] = [];
  for (let k = 1; k <= 21; k++) statuses.push(await wrongCode(`2001:db8:1:2:${k.toString(16)}::1`));
  expect(statuses).toEqual([...Array(20).fill(404), 429]);
  expect(await wrongCode("2001:0db8:0001:0002::7")).toBe(429);
  expect(await wrongCode("2001:db8:1:3::1")).toBe(404);
  expect(await wrongCode("203.0.113.9")).toBe(404);
});

test("behind TLS browsers are told to stay there, of this host alone; without a proxy they are not", async () => {
  const told = async (url: string): Promise<string | null> =>
    (await fetch(url)).headers.get("strict-transport-security");
  expect(await told(server.url)).toBe("max-age=15552000");
  const plain = await served("questions: [{topic: loss}]", 1);
  expect(await told(plain.url)).toBeNull();
  await plain.close();
});
