import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract, type Headers } from "tar-fs";
import { fail } from "../../../core/base/errors.js";
import { makeFolder } from "../../../core/files/files.js";
import { isIntact, writeManifest } from "./manifest.js";

/** The bundled shell, unpacked: what to start, and the folder that its `LD_LIBRARY_PATH` must name. */
export interface UnpackedShell {
  readonly executable: string;
  readonly libraries: string;
  /** What `FONTCONFIG_FILE` must name on a machine without a font: the package's own. */
  readonly fonts: string;
  readonly version: string;
}

/** The program loader that the shell asks for: not there on musl systems (Alpine) nor on NixOS. */
const LOADER = "/lib64/ld-linux-x86-64.so.2";

/** An unpacking that never ended (killed, power cut) is swept away once it is this old. */
const ABANDONED_MS = 10 * 60 * 1000;

const UNPACKING = "unpacking-";

const FONTS = "fonts.conf";
const FONTS_CONF = '<?xml version="1.0"?>\n<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n';

/** The package that the shell comes in: an optional one, left out by `--omit=optional`. */
export const SHELL_PACKAGE = "@sparticuz/chromium";

/** Whether there is a shell for a system like this one: Linux on x64, with glibc. */
export const platformHasShell = (): boolean =>
  process.platform === "linux" && process.arch === "x64" && existsSync(LOADER);

/** Whether the bundled shell can run here: its package is installed, on a system that it is for. */
export const shellRunsHere = (): boolean => platformHasShell() && packageFolder() !== undefined;

function packageFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(SHELL_PACKAGE)), "..", "..");
  } catch {
    return undefined;
  }
}

/**
 * The bundled headless shell, unpacked once (197 MB, 3 s) into `CACHE/gradsheet/chromium-VERSION`, mode 0700: never
 * the shared temporary folder, where another user could have put a program of that name. What is there is used
 * again if it is the user's own and as its manifest says; a damaged one is replaced. Processes that start at the
 * same time all end well: each unpacks beside, and the first to rename wins.
 * The package's own `executablePath()` and `args` are not used: they unpack into the temporary folder, leave out
 * the libraries outside AWS Lambda, and switch web security off.
 * Throws CANNOT_WRITE if the folder cannot be written to.
 */
export async function unpackShell(cacheFolder: string): Promise<UnpackedShell> {
  const root = packageFolder();
  if (root === undefined)
    throw fail("NO_BROWSER", `no ${SHELL_PACKAGE}; npm install ${SHELL_PACKAGE} brings it`);
  const version = await readVersion(join(root, "package.json"));
  const folder = join(cacheFolder, "gradsheet", `chromium-${version}`);
  if (!(await isWhole(folder))) {
    try {
      await unpackInto(folder, join(root, "bin"));
    } catch (error) {
      throw fail(
        "CANNOT_WRITE",
        `cannot unpack the browser into ${folder}: ${error instanceof Error ? error.message : String(error)}; ` +
          "name a folder of your own with 250 MB free in XDG_CACHE_HOME, or a browser in PUPPETEER_EXECUTABLE_PATH",
      );
    }
  }
  const at = (name: string): string => join(folder, name);
  return { executable: at("chromium"), libraries: at("lib"), fonts: at(FONTS), version };
}

/** Folders of gradsheet 0.2 have no fonts. */
const isWhole = async (folder: string): Promise<boolean> =>
  existsSync(join(folder, FONTS)) && (await isIntact(folder));

async function readVersion(file: string): Promise<string> {
  const data: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof data === "object" && data !== null && "version" in data) return String(data.version);
  throw fail("NO_BROWSER", `${file} names no version; run npm ci again`);
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const parent = dirname(folder);
  await makeFolder(parent, 0o700);
  await sweep(parent);
  const fresh = await mkdtemp(join(parent, UNPACKING));
  try {
    await Promise.all([
      pipeline(
        createReadStream(join(packed, "chromium.br")),
        createBrotliDecompress({ chunkSize: 2 ** 21 }),
        createWriteStream(join(fresh, "chromium"), { mode: 0o700 }),
      ),
      pipeline(
        createReadStream(join(packed, "al2023.tar.br")),
        createBrotliDecompress(),
        extract(fresh, { map: ownedByUser }),
      ),
      pipeline(
        createReadStream(join(packed, "fonts.tar.br")),
        createBrotliDecompress(),
        extract(fresh, { map: ownedByUser }),
      ),
    ]);
    // The package's names folders of AWS Lambda.
    await writeFile(join(fresh, FONTS), FONTS_CONF, { mode: 0o600 });
    await writeManifest(fresh);
    await moveInto(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The archive names other owners and lets others read. */
function ownedByUser(header: Headers): Headers {
  return { ...header, mode: 0o700, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

/** Puts the fresh folder in its place, unless another process has put a good one there in the meantime. */
async function moveInto(fresh: string, folder: string): Promise<void> {
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    if (await isWhole(folder)) return;
    const away = await mkdtemp(join(dirname(folder), UNPACKING));
    try {
      await rename(folder, join(away, "damaged"));
      await rename(fresh, folder);
    } catch (raceLost) {
      if (!(await isWhole(folder))) throw raceLost;
    } finally {
      await rm(away, { recursive: true, force: true });
    }
  }
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(UNPACKING)) continue;
    const path = join(parent, name);
    const state = await stat(path).catch(() => undefined);
    if (state !== undefined && Date.now() - state.mtimeMs > ABANDONED_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
