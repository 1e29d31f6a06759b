import { connect } from "node:net";
import { join } from "node:path";
import { startServer } from "../../../src/web/server/startServer.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { writeSet } from "../../support/writeSet.js";
import { asking } from "../ask.js";
import type { DoorMaker } from "../door.js";
import { textBytes } from "../own.js";

/** Nobody waits longer for an answer to what is no request; a server takes an end for somebody who has gone, and answers no more. */
const [STAYS, PATIENCE] = [20, 300];

/** Bytes that come to a server's port: whatever they are, it goes on, and answers with no error of its own. */
export const rawRequest: DoorMaker = async (folder) => {
  const [sheet] = writeSet(join(folder, "set"), "questions: [{topic: loss}]", 1);
  await emptyDatabase(join(folder, "data"));
  const failures: unknown[] = [];
  const data = join(folder, "data");
  const server = await startServer({
    ...{ host: "127.0.0.1", port: 0, sets: ["set"], cwd: folder, token: "a-token-of-the-fuzz", policy: {} },
    ...{ database: { folder: data }, works: join(folder, "works"), data },
    failed: (error) => failures.push(error),
    rates: { sheet: 1e9, address: 1e9 },
  });
  const send = (input: Uint8Array): Promise<string> =>
    new Promise((done) => {
      let said = "";
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write(input);
        setTimeout(() => socket.end(), STAYS);
      });
      socket.setTimeout(PATIENCE, () => socket.destroy());
      socket.on("data", (part) => {
        said += part.toString("latin1");
      });
      socket.on("error", () => {});
      socket.on("close", () => done(said));
    });
  const ask = asking();
  const head = (line: string, ...more: readonly string[]): string =>
    [`${line} HTTP/1.1`, "Host: 127.0.0.1", "Connection: close", ...more, "", ""].join("\r\n");
  const put = `PUT /s/${sheet?.code ?? ""}/answers`;
  return {
    name: "rawRequest",
    corpus: [
      textBytes(head("GET /")),
      textBytes(
        `${head(put, "Content-Type: application/json", "Content-Length: 29")}{"answers": {"q1.C": "0.41"}}`,
      ),
      textBytes(
        `${head(put, "Content-Type: application/json", "Transfer-Encoding: chunked")}1d\r\n{"answers": {"q1.C": "0.41"}}\r\n0\r\n\r\n`,
      ),
      textBytes(
        `${head("POST /teach/enter", "Origin: http://127.0.0.1", "Content-Type: multipart/form-data; boundary=x", "Content-Length: 66")}--x\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n--x--\r\n`,
      ),
      textBytes(head("GET /teach", "Cookie: gradsheet-teach=a; gradsheet-account=b.c.d")),
    ],
    most: 3_000,
    open: async (input) => {
      const status = /^HTTP\/1\.1 (5\d\d)/.exec(await send(input))?.[1];
      if (status !== undefined && status !== "503")
        throw new Error(`answered ${status}: ${String(failures.at(-1))}`);
      const health = await ask(`http://127.0.0.1:${server.port}/health`);
      if ((await health.text()) !== "ok") throw new Error("the server does not go on");
      if (failures.length > 0) throw failures.pop();
    },
    close: server.close,
  };
};
