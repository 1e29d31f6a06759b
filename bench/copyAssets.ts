import { cpSync } from "node:fs";

/** What the compiled bench reads beside its own folder, as the program does beside dist. */
const PROGRAMS = ["selfCheck", "student", "teach", "compose"].map((name) => `dist/${name}.js`);
for (const path of ["templates", "package.json", "dist/fontFiles", ...PROGRAMS])
  cpSync(path, `.bench/${path}`, { recursive: true });
