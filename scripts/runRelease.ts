import { release } from "./release.js";

try {
  const today = new Date().toISOString().slice(0, 10);
  for (const line of release(process.argv.slice(2), process.cwd(), today)) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
