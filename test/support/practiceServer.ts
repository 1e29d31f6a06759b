import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** A web host of a folder of pages, which can be cut off and be there again. */
export async function servePractice(folder: string) {
  /** Every path that was asked for, and those that a page asked for itself: its worker fetches more, once the page stands. */
  const asked: string[] = [];
  const loaded = new Set<string>();
  let isUp = true;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.push(path);
    if (!isUp) {
      request.socket.destroy();
      return;
    }
    const name = path.endsWith("/") ? `${path}index.html` : path;
    if (!["empty", "serviceworker"].includes(String(request.headers["sec-fetch-dest"]))) loaded.add(name);
    readFile(join(folder, name)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    home: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: asked as readonly string[],
    loaded,
    /** Whether there is a network; a browser keeps no connection over a change. */
    put: (up: boolean): void => {
      isUp = up;
      server.closeAllConnections();
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
