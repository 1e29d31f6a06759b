import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../src/author/quiz/jsonSchemas.js";

/** Writes schemas/ anew: `npm run schemas`. */
mkdirSync("schemas", { recursive: true });
for (const [file, text] of jsonSchemas()) {
  writeFileSync(join("schemas", file), text);
  console.log(join("schemas", file));
}
