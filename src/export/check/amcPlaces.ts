/** Points of TeX in a scaled point, and that printers leave white, 8 mm: more than a scan is cut by. */
const POINT = 1 / 65536;
const EDGE = 23;

const PAGE = /^\\page\{(\d+)\/(\d+)\/[^}]*\}\{([\d.]+)pt\}\{([\d.]+)pt\}/;
const BOX = /^\\tracepos\{[^}]*?:case:([^:}]+)[^}]*\}\{(-?\d+)sp\}\{(-?\d+)sp\}/;

/**
 * The questions some of whose boxes nobody can blacken, by AMC's own list of what stands where (`calage.xy`, which it writes as
 * it sets the paper): those that lie beside a page, or at its edge.
 */
export function placeFaults(calage: string): string[] {
  const found = new Set<string>();
  let [where, wide, high] = ["", 0, 0];
  for (const line of calage.split(/\r?\n/)) {
    const [, copy, page, width, height] = PAGE.exec(line) ?? [];
    if (width !== undefined)
      [where, wide, high] = [`copy ${copy}, page ${page}`, Number(width), Number(height)];
    const [, name, x, y] = BOX.exec(line) ?? [];
    if (name === undefined) continue;
    const [right, up] = [Number(x) * POINT, Number(y) * POINT];
    if (right < EDGE || right > wide - EDGE || up < EDGE || up > high - EDGE)
      found.add(`${where}: boxes of ${name} lie beside the paper, or nearer than 8 mm to its edge`);
  }
  return [...found];
}
