const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/** So many files the program reads at once as it starts; fewer, and Node.js would end it in the middle. */
const LEAST = 256;

/** How many files this process may have open, where the system tells (Linux). */
function mostFiles() {
  try {
    const [, most] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) || [];
    return most === undefined ? LEAST : Number(most);
  } catch {
    return LEAST;
  }
}

const most = mostFiles();
if (!existsSync(join(__dirname, "..", "dist", "program", "cli.js"))) {
  console.error(
    "error[DATA_MISSING]: this clone is not built yet; npm ci builds it, and npm run build does again"
  );
  process.exitCode = 3;
} else if (most < LEAST) {
  console.error(
    `error[NO_MEMORY]: ${most} files may be open at once, and gradsheet needs ${LEAST}; ulimit -n 1024 would be right`
  );
  process.exitCode = 3;
} else {
  let isOver = false;
  // Node.js ends without a word when nothing is left to wait for, be the work done or not.
  process.on("exit", (code) => {
    if (isOver || code !== 0) return;
    console.error("error[INTERNAL]: gradsheet ended before its work was done; please report it");
    process.exitCode = 1;
  });
  import("../dist/program/cli.js").then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2), undefined, { isProgram: true });
    isOver = true;
  });
}
