import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { grouped } from "../../../src/web/server/database/grouped.js";
import { type Served, served } from "../../support/served.js";

let server: Served;
beforeAll(async () => {
  server = await served("questions: [{topic: forward-pass}]", 30);
});
afterAll(() => server.close());

const save = (k: number, text: string): Promise<number> =>
  fetch(`${server.url}/s/${server.sheets[k]?.code}/answers`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers: { "q1.z1_1": text } }),
  }).then(({ status }) => status);
const shown = async (k: number): Promise<string | undefined> =>
  /data-answer="q1\.z1_1" value="([^"]*)"/.exec(
    await fetch(`${server.url}/s/${server.sheets[k]?.code}`).then((response) => response.text()),
  )?.[1];

test("what comes while a write is under way is written with the next one, in order, and promised once it is", async () => {
  const written: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const write = grouped<number, number>((all) => {
    written.push(all);
    return new Promise((done) => gates.push(() => done(all)));
  });
  const done: number[] = [];
  const all = [1, 2, 3].map((one) => write(one).then((came) => done.push(came)));
  await new Promise((later) => setTimeout(later, 0));
  expect([written, done]).toEqual([[[1]], []]);
  gates[0]?.();
  await all[0];
  expect([written, done]).toEqual([[[1], [2, 3]], [1]]);
  gates[1]?.();
  await Promise.all(all);
  expect(done).toEqual([1, 2, 3]);
});

test("one that cannot be written fails alone", async () => {
  const write = grouped<number, number>(async (all) => {
    if (all.includes(2)) throw new Error("two");
    return all;
  });
  const ended = await Promise.allSettled([1, 2, 3].map(write));
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("thirty students at once, one of them three times: each has the last that they typed", async () => {
  const first = Array.from({ length: 30 }, (_, k) => save(k, `0.${k}1`));
  const statuses = await Promise.all([...first, save(7, "0.72").then(() => save(7, "0.73"))]);
  expect(new Set(statuses)).toEqual(new Set([204]));
  expect([await shown(0), await shown(7), await shown(29)]).toEqual(["0.01", "0.73", "0.291"]);
});
