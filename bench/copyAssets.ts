import { cpSync } from "node:fs";

/** What the compiled bench reads beside its own folder, as the program does beside dist. */
const PAGES = ["selfCheck", "student", "teach", "compose"];
const PRACTICE = ["practice", "practiceProse", "practiceWorker"];
const PROGRAMS = [...PAGES, ...PRACTICE].map((name) => `dist/${name}.js`);
for (const path of [
  "templates",
  "package.json",
  "dist/fontFiles",
  "dist/pageFonts",
  "dist/mathjs.cjs",
  "dist/practiceTopics",
  ...PROGRAMS,
])
  cpSync(path, `.bench/${path}`, { recursive: true });
