import { cpSync } from "node:fs";

/** What the compiled bench reads beside its own folder, as the program does beside dist. */
for (const path of ["templates", "package.json", "dist/fontFiles", "dist/selfCheck.js"])
  cpSync(path, `.bench/${path}`, { recursive: true });
