import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** What is asked of a server; `headers` may name any host. */
export interface Asked {
  readonly method?: "GET" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Nobody at a browser waits longer. */
const PATIENCE = 15_000;

/** As many at once as a class has browsers. */
const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

/**
 * One request to this machine. Rejects where the connection breaks, or nobody answers in 15 seconds. One that is sent on a
 * connection which the server has just closed, since nothing was asked on it for some seconds, is sent once more, as browsers do.
 */
export const ask = (port: number, path: string, asked: Asked = {}): Promise<Answered> =>
  askOnce(port, path, asked).catch((error: unknown) => {
    if (error instanceof ClosedWhileIdle) return askOnce(port, path, asked);
    throw error;
  });

class ClosedWhileIdle extends Error {}

const askOnce = (port: number, path: string, { method, headers, body }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { agent, host: "127.0.0.1", port, path, method: method ?? "GET", headers: { ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    asked.setTimeout(PATIENCE, () => asked.destroy(new Error("nobody has answered")));
    asked.on("error", (error) =>
      reject(
        asked.reusedSocket && "code" in error && error.code === "ECONNRESET"
          ? new ClosedWhileIdle(error.message)
          : error,
      ),
    );
    asked.end(body);
  });

/** A form as browsers send it, from a page of that origin. */
export const form = (origin: string, fields: Readonly<Record<string, string>>): Asked => ({
  method: "POST",
  headers: { origin, "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((later) => void setTimeout(later, milliseconds));
