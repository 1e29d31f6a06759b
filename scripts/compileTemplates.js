import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { sha256 } from "../.build/core/base/hash.js";
import { COMPILING } from "../.build/paper/pages/templates/compiledAhead.js";

/** Compiles the templates of pages and their partials into dist/templates.cjs. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const TEMPLATES = join(ROOT, "templates");

const texts = ["", "partials"].flatMap((folder) =>
  readdirSync(join(TEMPLATES, folder))
    .filter((name) => name.endsWith(".hbs"))
    .sort()
    .map((name) => readFileSync(join(TEMPLATES, folder, name), "utf8")),
);
const parts = texts.map(
  (text) => `${JSON.stringify(sha256(text))}: ${Handlebars.precompile(text, COMPILING)}`,
);
writeFileSync(join(ROOT, "dist", "templates.cjs"), `module.exports = {\n${parts.join(",\n")}\n};\n`);
