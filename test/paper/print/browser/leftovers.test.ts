import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { clearLeftover, registerLeftover } from "../../../../src/paper/print/browser/leftovers.js";

test("a leftover's process and profile are gone once it is cleared, and the signals are let go", async () => {
  const listeners = process.listenerCount("SIGTERM");
  const leftover = registerLeftover();
  const child = spawn("sleep", ["60"], { detached: true });
  leftover.pid = child.pid;
  expect(existsSync(leftover.profile)).toBe(true);
  expect(process.listenerCount("SIGTERM")).toBe(listeners + 1);
  const ended = once(child, "exit");
  clearLeftover(leftover);
  clearLeftover(leftover);
  expect((await Promise.race([ended, wait(5000, undefined, { ref: false })]))?.[1]).toBe("SIGKILL");
  expect(existsSync(leftover.profile)).toBe(false);
  expect(process.listenerCount("SIGTERM")).toBe(listeners);
});
