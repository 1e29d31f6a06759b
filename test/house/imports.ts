import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** One import in a file of src: of another file, by its path from src, or of a module from outside. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly outside: boolean;
}

/** `import … from`, `export … from` and `import()`, of types too. */
const IMPORT =
  /^(?:import|export)\s[^;"]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** The source files, by their paths from src. */
export const filesOf = (src: string): string[] =>
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"))
    .sort();

export function importsOf(src: string): Import[] {
  return filesOf(src).flatMap((from) => {
    const text = readFileSync(join(src, from), "utf8");
    return [...text.matchAll(IMPORT)].map(([, ...found]): Import => {
      const name = found.find((one) => one !== undefined) ?? "";
      if (!name.startsWith(".")) return { from, to: name, outside: true };
      const to = posix.join(posix.dirname(from), name).replace(/\.js$/, ".ts");
      return to.startsWith("../") ? { from, to: to.slice(3), outside: true } : { from, to, outside: false };
    });
  });
}

/** The first way found that leads from a node back to itself, or null. */
export function circleIn(arrows: Iterable<readonly [string, string]>): string[] | null {
  const next = new Map<string, string[]>();
  for (const [from, to] of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): string[] | null => {
    const seen = way.indexOf(node);
    if (seen >= 0) return [...way.slice(seen), node];
    if (done.has(node)) return null;
    for (const one of next.get(node) ?? []) {
      const circle = walk(one, [...way, node]);
      if (circle !== null) return circle;
    }
    done.add(node);
    return null;
  };
  for (const node of next.keys()) {
    const circle = walk(node, []);
    if (circle !== null) return circle;
  }
  return null;
}
