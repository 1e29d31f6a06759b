import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { ask } from "../../../src/web/drill/ask.js";

test("what is sent on a connection that is just closed is sent once more; a new one that breaks is told", async () => {
  const [asked, broken] = [[] as string[], new Set(["second", "always", "again"])];
  const server = createServer((request, response) => {
    const path = String(request.url).slice(1);
    asked.push(path);
    if (broken.has(path)) request.socket.resetAndDestroy();
    else response.end(path);
    if (path === "second") broken.delete(path);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  try {
    expect((await ask(port, "/first")).text).toBe("first");
    expect((await ask(port, "/second")).text).toBe("second");
    await expect(ask(port, "/always")).rejects.toThrow(/ECONNRESET|hang up/);
    // There is no connection left: the first that breaks is a new one.
    await expect(ask(port, "/again")).rejects.toThrow(/ECONNRESET|hang up/);
    expect(asked).toEqual(["first", "second", "second", "always", "always", "again"]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
