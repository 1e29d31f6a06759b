import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The user's home, or undefined for one who has none: a number without a name, as containers give it. */
export function homeOf(env: Environment): string | undefined {
  const named = env["HOME"];
  if (named !== undefined && named !== "") return named;
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

/** The user's own cache folder: `$XDG_CACHE_HOME`, or what the platform has in its place; undefined for one without a home. */
export function userCacheFolder(env: Environment = process.env): string | undefined {
  const named = env["XDG_CACHE_HOME"];
  if (named !== undefined && isAbsolute(named)) return named;
  const home = homeOf(env);
  if (home === undefined) return undefined;
  if (process.platform === "darwin") return join(home, "Library", "Caches");
  if (process.platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  return join(home, ".cache");
}
