import type { SetStrip } from "./setBlock.js";

/** Of each table, the columns that have cells which are no headers themselves: these name their column's. */
export function namedColumns(strips: readonly SetStrip[]): ReadonlyMap<number, ReadonlySet<number>> {
  const named = new Map<number, Set<number>>();
  for (const { whole, compiled } of strips) {
    if (whole === null) continue;
    const columns = named.get(whole) ?? new Set<number>();
    named.set(whole, columns);
    for (const { kids } of compiled.tags)
      for (const row of kids)
        if (typeof row !== "number")
          row.kids
            .filter((cell) => typeof cell !== "number")
            .forEach((cell, column) => {
              if (cell.role === "/TD") columns.add(column);
            });
  }
  return named;
}
