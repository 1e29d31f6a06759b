import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { LogEntry } from "../../../src/web/server/log.js";
import { judgedBy } from "../../support/judge.js";
import { served } from "../../support/served.js";
import { signedIn } from "../../support/signedIn.js";
import { smallDisk } from "../../support/smallDisk.js";

judgedBy("mount")(
  "a disk that is nearly full: what is typed is refused with a sentence, and taken again once there is room",
  async () => {
    const disk = smallDisk(200);
    const log: LogEntry[] = [];
    try {
      const data = join(disk.folder, "data");
      mkdirSync(data);
      const server = await served("questions: [{topic: loss}]", 1, {
        ...{
          data,
          database: { folder: data },
          works: join(disk.folder, "works"),
          log: (entry) => log.push(entry),
        },
      });
      const code = server.sheets[0]?.code ?? "";
      const save = (given: string) =>
        fetch(`${server.url}/s/${code}/answers`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ answers: { "q1.C": given } }),
        });
      const ready = () => fetch(`${server.url}/ready`).then(({ status }) => status);
      const page = () => fetch(`${server.url}/s/${code}`).then((response) => response.text());
      const teacher = await signedIn(server);
      expect([(await save("0.1")).status, await ready()]).toEqual([204, 200]);
      const draft = (await teacher.send("/teach/compose", {})).headers.get("location") ?? "";
      expect(await teacher.text("/teach")).not.toContain("nearly full");

      disk.fill(24);
      const refused = await save("0.2");
      expect([refused.status, await refused.json(), await ready()]).toEqual([503, { error: "refused" }, 503]);
      const form = await fetch(`${server.url}/s/${code}/check/q1`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
        body: "q1.C=0.2",
      });
      expect([form.status, await form.text()]).toEqual([503, expect.stringContaining("This was not saved")]);
      for (const path of ["/teach", teacher.set, `${teacher.set}/table`])
        expect(await teacher.text(path)).toContain("disk is nearly full");
      // A set or feedback sheets would fill what is left.
      const feedback = await teacher.send(`${teacher.set}/feedback`, {});
      expect([feedback.status, (await teacher.send(`${draft}/set`, { copies: "2" })).status]).toEqual([
        503, 503,
      ]);
      // What is there can be read, and nobody is told of an error.
      expect(await page()).toContain('value="0.1"');
      expect(log.map(({ event }) => event)).not.toContain("error");

      disk.empty();
      expect([(await save("0.2")).status, await ready()]).toEqual([204, 200]);
      expect(await page()).toContain('value="0.2"');
      await server.close();
    } finally {
      disk.close();
    }
  },
);
