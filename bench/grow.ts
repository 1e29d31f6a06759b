import { watchMemory } from "./familyMemory.js";
import { makeWarm } from "./makeWarm.js";

/**
 * One set of so many copies in a process of its own: `node grow.js PRESET COPIES`. Prints milliseconds a copy, and the
 * most memory that this process and its browsers held at once, in MiB (pages that they share are counted once).
 */
const [preset = "basics", copies = "100"] = process.argv.slice(2);

const most = watchMemory();
const milliseconds = await makeWarm(preset, Number(copies), true);
process.stdout.write(`${JSON.stringify({ milliseconds, mebibytes: most() })}\n`);
