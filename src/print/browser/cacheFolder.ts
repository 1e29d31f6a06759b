import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The user's own cache folder: `$XDG_CACHE_HOME`, or what the platform has in its place. */
export function userCacheFolder(env: Environment = process.env): string {
  const named = env["XDG_CACHE_HOME"];
  if (named !== undefined && isAbsolute(named)) return named;
  const home = env["HOME"] || homedir();
  if (process.platform === "darwin") return join(home, "Library", "Caches");
  if (process.platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  return join(home, ".cache");
}
