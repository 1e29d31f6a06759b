import type { FoundBrowser } from "./find.js";

/**
 * What a browser needs of this process's environment: where programs, fonts, libraries and temporary files are, the
 * language, and what Windows starts nothing without. All else stays here: a secret of exams, a database's password.
 */
const NEEDED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|DYLD_\w+|FONTCONFIG_\w+|XDG_\w+|DBUS_\w+|DISPLAY|WAYLAND_DISPLAY|CHROME_\w+|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|PROGRAMW6432|NUMBER_OF_PROCESSORS|PROCESSOR_\w+)$/i;

/** The environment that a browser is started with. */
export function browserEnvironment(
  { environment }: Pick<FoundBrowser, "environment">,
  own: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = Object.entries(own).filter(
    (pair): pair is [string, string] => NEEDED.test(pair[0]) && pair[1] !== undefined,
  );
  return { ...Object.fromEntries(kept), ...environment };
}
