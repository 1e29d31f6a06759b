import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { asking } from "./ask.js";

/** A server that closes the connection at requests of such numbers, and answers the others. */
async function closing(at: (request: number) => boolean): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    if (at(asked)) request.socket.resetAndDestroy();
    else response.end("ok");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => asked };
}
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
const body = { method: "POST", body: "x" };

test("a connection that was idle for longer than a server keeps it, and is closed at the next request: asked once more", async () => {
  let now = 0;
  const ask = asking(() => now);
  const { url, asked } = await closing((request) => request === 2);
  expect(await (await ask(url, body)).text()).toBe("ok");
  now += 6_000;
  expect(await (await ask(url, body)).text()).toBe("ok");
  expect(asked()).toBe(3);
});

test("a connection that a request has closed at once is told, with what broke it", async () => {
  const ask = asking(() => 0);
  const { url, asked } = await closing((request) => request === 2);
  await (await ask(url, body)).text();
  await expect(ask(url, body)).rejects.toThrow(
    /^no answer, 0 ms after the one before: (?:ECONNRESET|UND_ERR_SOCKET), /,
  );
  expect(asked()).toBe(2);
});

test("a request that closes every connection is told, however long nothing was asked before", async () => {
  let now = 0;
  const ask = asking(() => now);
  now += 60_000;
  const { url, asked } = await closing(() => true);
  await expect(ask(url, body)).rejects.toThrow(/^no answer, 60000 ms after/);
  expect(asked()).toBe(2);
});
