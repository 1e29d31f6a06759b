import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { type Environment, homeOf, userCacheFolder } from "./cacheFolder.js";
import { machineHasFonts } from "./machineFonts.js";
import { platformHasShell, SHELL_PACKAGE, shellRunsHere, unpackShell } from "./shell.js";

/** Where a browser came from, in the order in which they are looked for. */
export type BrowserKind = "named" | "bundled" | "puppeteer" | "installed";

/** A browser to start: with `environment` added to the child's; `shell` tells the headless shell from a full browser. */
export interface FoundBrowser {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly kind: BrowserKind;
  readonly version: string;
  readonly shell: boolean;
}

const NAMED = "PUPPETEER_EXECUTABLE_PATH";

/**
 * The browser to print with: the one named in PUPPETEER_EXECUTABLE_PATH, the shell bundled by `@sparticuz/chromium`,
 * one in Puppeteer's cache, or an installed Chrome, Chromium or Edge. Downloads nothing.
 * Throws NO_BROWSER if there is none, or if the named one cannot be run.
 */
export async function findBrowser(env: Environment = process.env): Promise<FoundBrowser> {
  const named = env[NAMED];
  if (named !== undefined && named !== "") {
    if (!(await isRunnable(named))) {
      throw fail(
        "NO_BROWSER",
        `${NAMED} is ${named}, which cannot be run; name a browser there, or unset it`,
      );
    }
    return found("named", named, "named");
  }
  return (
    (await findBundled(env)) ?? (await findInPuppeteersCache(env)) ?? (await findInstalled(env)) ?? none(env)
  );
}

function none(env: Environment): never {
  if (shellRunsHere() && userCacheFolder(env) === undefined)
    throw fail(
      "NO_BROWSER",
      `this user has no home to unpack the browser in; name a folder of your own with 250 MB free in HOME or XDG_CACHE_HOME, or a browser in ${NAMED}`,
    );
  const bundled = platformHasShell() ? `run \`npm install ${SHELL_PACKAGE}\`, ` : "";
  throw fail(
    "NO_BROWSER",
    `no browser to print with; ${bundled}install Chrome, Chromium or Edge, or run \`npx @puppeteer/browsers install ` +
      `chrome-headless-shell@stable --path "${puppeteersCache(env)}"\`, or name one in ${NAMED}`,
  );
}

/** Where the package `puppeteer` keeps the browsers that it downloads. */
const puppeteersCache = (env: Environment): string =>
  env["PUPPETEER_CACHE_DIR"] || join(homeOf(env) ?? "", ".cache", "puppeteer");

function found(kind: BrowserKind, executable: string, version: string): FoundBrowser {
  const shell = /headless[-_]shell/.test(basename(executable));
  return { executable, environment: {}, kind, version, shell };
}

async function findBundled(env: Environment): Promise<FoundBrowser | undefined> {
  if (!shellRunsHere()) return undefined;
  const cache = userCacheFolder(env);
  if (cache === undefined) return undefined;
  const shell = await unpackShell(cache);
  const paths = [shell.libraries, env["LD_LIBRARY_PATH"]].filter((path) => path !== undefined && path !== "");
  return {
    executable: shell.executable,
    environment: {
      LD_LIBRARY_PATH: paths.join(delimiter),
      ...(machineHasFonts(env) ? {} : { FONTCONFIG_FILE: shell.fonts }),
    },
    kind: "bundled",
    version: shell.version,
    shell: true,
  };
}

/** The newest that Puppeteer has downloaded, the headless shell before the full browser. */
async function findInPuppeteersCache(env: Environment): Promise<FoundBrowser | undefined> {
  const { Browser, getInstalledBrowsers, getVersionComparator } = await import("@puppeteer/browsers");
  const installed = await getInstalledBrowsers({ cacheDir: puppeteersCache(env) }).catch(() => []);
  for (const browser of [Browser.CHROMEHEADLESSSHELL, Browser.CHROME]) {
    const newestFirst = installed
      .filter((candidate) => candidate.browser === browser)
      .sort((a, b) => getVersionComparator(browser)(b.buildId, a.buildId));
    for (const candidate of newestFirst) {
      if (await isRunnable(candidate.executablePath)) {
        return found("puppeteer", candidate.executablePath, candidate.buildId);
      }
    }
  }
  return undefined;
}

/** An installed Chrome, Chromium or Edge: first on PATH, then in the platform's usual places. */
async function findInstalled(env: Environment): Promise<FoundBrowser | undefined> {
  for (const path of usualPlaces(env)) {
    if (await isRunnable(path)) return found("installed", path, basename(path));
  }
  return undefined;
}

/** Every path at which an installed browser is looked for, in order. */
export function usualPlaces(env: Environment, platform: string = process.platform): string[] {
  if (platform === "darwin") {
    const programs = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const folders = ["/Applications", join(homeOf(env) ?? "", "Applications")];
    return programs.flatMap((name) =>
      folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === "win32") {
    const programs = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return programs.flatMap((name) => folders.flatMap((folder) => (folder ? [`${folder}\\${name}`] : [])));
  }
  const programs = [
    "chrome-headless-shell",
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
  ];
  const folders = [
    ...(env["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/")),
    ...["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/opt/microsoft/msedge"],
  ];
  return programs.flatMap((name) => [...new Set(folders)].map((folder) => `${folder}/${name}`));
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
