import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "@jest/globals";
import { circleIn, filesOf, type Import, importsOf } from "./imports.js";
import { MAP, type Room, WINGS } from "./map.js";

const SRC = join(import.meta.dirname, "../../src");
const imports = importsOf(SRC);
const names = Object.keys(MAP);

const fits = (path: string, name: string): boolean => path === name || path.startsWith(`${name}/`);
/** The room of a file: the longest name that fits. A file of a folder that has rows for its own folders alone has none. */
const roomOf = (path: string): string =>
  names.filter((name) => fits(path, name)).sort((a, b) => b.length - a.length)[0] ?? `(no room) ${path}`;
const rowOf = (room: string): Room => MAP[room] ?? { holds: "", uses: [] };
const allowed = (room: string, { to, outside }: Import): boolean =>
  outside
    ? (rowOf(room).outside ?? []).some((one) =>
        one.endsWith("*") ? to.startsWith(one.slice(0, -1)) : one === to,
      )
    : roomOf(to) === room || rowOf(room).uses.includes(roomOf(to));

test("every file stands in a room of the map", () => {
  expect(filesOf(SRC).filter((file) => !names.includes(roomOf(file)))).toEqual([]);
});

test("every import, of types too, is an arrow of the map", () => {
  const strays = imports.filter((one) => !allowed(roomOf(one.from), one));
  expect(strays.map(({ from, to }) => `${from} (${roomOf(from)}) uses ${to}`)).toEqual([]);
});

test("the map has no arrow that nothing goes along, and no room that is gone", () => {
  const used = new Set(
    imports.map(({ from, to, outside }) => `${roomOf(from)} > ${outside ? to : roomOf(to)}`),
  );
  const goes = (arrow: string): boolean =>
    arrow.endsWith("*") ? [...used].some((one) => one.startsWith(arrow.slice(0, -1))) : used.has(arrow);
  const idle = names.flatMap((room) => {
    const { uses, outside = [] } = rowOf(room);
    return [...uses, ...outside].map((to) => `${room} > ${to}`).filter((arrow) => !goes(arrow));
  });
  expect(idle).toEqual([]);
});

test("an arrow never points up: a room uses rooms alone that stand above it in the map", () => {
  const upward = names.flatMap((room, place) =>
    rowOf(room)
      .uses.filter((to) => !names.slice(0, place).includes(to))
      .map((to) => `${room} > ${to}`),
  );
  expect(upward).toEqual([]);
});

test("no file leads back to itself", () => {
  const inside = imports.filter(({ outside }) => !outside);
  expect(circleIn(inside.map(({ from, to }) => [from, to]))).toBeNull();
});

test("each folder of src is a wing, with a README that is read in a minute", () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(WINGS).sort());
  for (const wing of Object.keys(WINGS)) {
    const lines = readFileSync(join(SRC, wing, "README.md"), "utf8")
      .trim()
      .split("\n");
    expect(lines.length).toBeLessThanOrEqual(14);
    for (const word of ["- **In:**", "- **Out:**", "- **Words:**"]) expect(lines.join("\n")).toContain(word);
  }
});

const folderOf = (file: string): string => posix.dirname(file);

/** What lies in a folder's folders belongs to it. */
const topOf = (file: string): string => file.split("/")[0] ?? file;

test("no wing leads back to itself", () => {
  const arrows = imports
    .filter(({ from, to, outside }) => !outside && topOf(from) !== topOf(to))
    .map(({ from, to }) => [topOf(from), topOf(to)] as const);
  expect(circleIn(arrows)).toBeNull();
});

/** One idea a file, of one kind: there are as many as there are ideas. */
const CATALOGUES = ["core/misconceptions", "core/topics"];

test("no folder has more than 30 files, but catalogues", () => {
  const counts = new Map<string, number>();
  for (const file of filesOf(SRC)) counts.set(folderOf(file), (counts.get(folderOf(file)) ?? 0) + 1);
  const full = [...counts].filter(([folder, count]) => count > 30 && !CATALOGUES.includes(folder));
  expect(full).toEqual([]);
});

test("a pure room uses pure rooms alone, and of Node nothing but its hashes", () => {
  const impure = names
    .filter((room) => rowOf(room).pure === true)
    .flatMap((room) => [
      ...rowOf(room).uses.filter((to) => rowOf(to).pure !== true),
      ...(rowOf(room).outside ?? []).filter((one) => one.startsWith("node:") && one !== "node:crypto"),
    ]);
  expect(impure).toEqual([]);
});

/** The linter knows a global from a name of one's own; which folders it looks at stands here. */
test("the linter keeps clock, environment and browser from the pure rooms", () => {
  const biome: unknown = JSON.parse(readFileSync(join(SRC, "../biome.json"), "utf8"));
  const { overrides } = biome as {
    overrides: { includes: string[]; linter?: { rules: { style: object } } }[];
  };
  const watched = overrides.find(
    ({ linter }) => "noRestrictedGlobals" in (linter?.rules.style ?? {}),
  )?.includes;
  const pure = names.filter((room) => rowOf(room).pure === true && !room.startsWith("web/"));
  expect(watched).toEqual(pure.map((room) => (room.endsWith(".ts") ? `src/${room}` : `src/${room}/**`)));
});

test.each<[string, readonly [string, string][], string[] | null]>([
  [
    "a > b > c > a",
    [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ],
    ["a", "b", "c", "a"],
  ],
  [
    "a > b > c and a > c",
    [
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
    ],
    null,
  ],
])("%s", (_title, arrows, circle) => {
  expect(circleIn(arrows)).toEqual(circle);
});
