/** The files that a release changes, by their paths. */
export type ReleaseFiles = Readonly<
  Record<"package.json" | "package-lock.json" | "src/core/base/version.ts" | "CHANGELOG.md", string>
>;

/**
 * The files as they stand in a release: the version wherever it is named, and what the changelog had under Unreleased
 * under the version and its date (YYYY-MM-DD). Throws an Error that says what is wrong: no version of three numbers,
 * one that is not above the last, nothing to release, or a place where the version is not found.
 */
export function nextVersion(files: ReleaseFiles, version: string, date: string): ReleaseFiles {
  const before = String(JSON.parse(files["package.json"]).version);
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`"${version}" is no version; three numbers such as 0.2.0 would be right`);
  if (!isAbove(version, before)) throw new Error(`${version} is not above ${before}, which stands already`);
  const named = `"version": "${before}"`;
  return {
    "package.json": replaced(files["package.json"], named, `"version": "${version}"`, 1, "package.json"),
    // A lock names the package twice: by itself, and as the root of what is installed.
    "package-lock.json": replaced(
      files["package-lock.json"],
      named,
      `"version": "${version}"`,
      2,
      "package-lock.json",
    ),
    "src/core/base/version.ts": replaced(
      files["src/core/base/version.ts"],
      `VERSION = "${before}"`,
      `VERSION = "${version}"`,
      1,
      "src/core/base/version.ts",
    ),
    "CHANGELOG.md": changelog(files["CHANGELOG.md"], version, date),
  };
}

const UNRELEASED = "## Unreleased\n";

function changelog(text: string, version: string, date: string): string {
  const start = text.indexOf(UNRELEASED);
  if (start < 0) throw new Error('CHANGELOG.md has no section "## Unreleased"');
  const body = text.slice(start + UNRELEASED.length);
  const news = body.slice(0, body.search(/^## /m) < 0 ? undefined : body.search(/^## /m)).trim();
  if (news === "") throw new Error("CHANGELOG.md has nothing under Unreleased; there is nothing to release");
  return text.replace(UNRELEASED, `${UNRELEASED}\n## ${version} (${date})\n`);
}

/** The text with the first `times` occurrences replaced. */
function replaced(text: string, old: string, by: string, times: number, file: string): string {
  const parts = text.split(old);
  if (parts.length <= times) throw new Error(`${file} names ${old} ${parts.length - 1} times, not ${times}`);
  return [...parts.slice(0, times), parts.slice(times).join(old)].join(by);
}

/** Compares number by number: 0.10.0 is above 0.9.9. */
function isAbove(version: string, before: string): boolean {
  const [one = [], other = []] = [version, before].map((text) => text.split(".").map(Number));
  const at = one.findIndex((part, k) => part !== other[k]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}
