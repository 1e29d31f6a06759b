import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

/**
 * A program with the code of each topic in a file of its own, which a page loads as a script when it is asked about: files
 * that are opened with a click cannot load modules. What two topics share, or a topic and the rest, stays in the program,
 * so that a new topic adds nothing to it but its name.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const INDEX = "src/core/topics/index.ts";

/** The text of the program that starts at `entry`, and those of its topics by their names. */
export async function withTopicFiles(settings, entry) {
  const { metafile } = await build({
    ...settings,
    entryPoints: [entry],
    write: false,
    metafile: true,
    outdir: ROOT,
  });
  const imports = new Map(
    Object.entries(metafile.inputs).map(([path, input]) => [path, input.imports.map((one) => one.path)]),
  );
  const topics = imports.has(INDEX) ? await topicsOf(imports) : [];
  const files = new Map();
  const shared = new Map();
  for (const topic of topics) {
    const text = await topicFile(settings, topic);
    const names = /^import \{([^}]*)\} from "shared:([^"]+)";$/gm;
    for (const [, list, path] of text.matchAll(names)) {
      const wanted = list.split(",").map((one) => one.trim().split(" as ")[0]);
      shared.set(path, [...new Set([...(shared.get(path) ?? []), ...wanted])].sort());
    }
    const own = text.replace(
      names,
      (_all, list, path) =>
        `const {${list.replaceAll(" as ", ": ")}} = gradsheetShared[${JSON.stringify(path)}];`,
    );
    const { code } = await transform(own, {
      minify: true,
      format: "iife",
      target: "es2022",
      charset: "utf8",
    });
    files.set(topic.name, code);
  }
  return { program: await programText(settings, entry, topics, shared), files };
}

/** Every topic that nothing but the index imports, with its export and the files that it alone reaches. */
async function topicsOf(imports) {
  const { TOPICS } = await import(pathToFileURL(join(ROOT, ".build/core/topics/index.js")).href);
  const entries = imports.get(INDEX);
  const reached = (from, apart) => {
    const seen = new Set();
    const wait = [...from];
    for (let path = wait.pop(); path !== undefined; path = wait.pop()) {
      if (seen.has(path) || apart.has(path)) continue;
      seen.add(path);
      wait.push(...(imports.get(path) ?? []));
    }
    return seen;
  };
  const topics = [];
  for (const path of entries) {
    const compiled = path.replace(/^src/, ".build").replace(/ts$/, "js");
    const found = Object.entries(await import(pathToFileURL(join(ROOT, compiled)).href)).flatMap(
      ([exported, topic]) =>
        Object.entries(TOPICS).flatMap(([name, one]) => (one === topic ? [{ name, exported, path }] : [])),
    );
    if (found.length === 1) topics.push(found[0]);
  }
  const all = [...imports.keys()];
  const without = new Set(topics.map(({ path }) => path));
  const core = reached(
    all.filter((path) => !isImported(path, imports)),
    without,
  );
  const of = new Map(topics.map(({ path }) => [path, reached([path], new Set())]));
  const isOwn = (file, path) =>
    !core.has(file) && topics.every((other) => other.path === path || !of.get(other.path).has(file));
  return topics
    .filter(({ path }) => isOwn(path, path))
    .map((topic) => ({
      ...topic,
      own: new Set([...of.get(topic.path)].filter((file) => isOwn(file, topic.path))),
    }));
}

const isImported = (path, imports) => [...imports.values()].some((paths) => paths.includes(path));

/** A topic's own code as a module: what it shares is imported from `shared:`. */
async function topicFile(settings, { name, exported, path, own }) {
  const apart = {
    name: "what is shared",
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path: asked, importer }) => {
        const file = resolve(dirname(importer), asked).replace(/\.js$/, ".ts");
        const inRoot = file.slice(ROOT.length + 1).replaceAll("\\", "/");
        return own.has(inRoot)
          ? { path: file }
          : { path: `shared:${inRoot}`, external: true, sideEffects: false };
      });
    },
  };
  const { outputFiles } = await build({
    ...settings,
    ...{ plugins: [apart], format: "esm", minify: false, write: false },
    stdin: {
      contents: `import { ${exported} } from "./${path.replace(/ts$/, "js")}"; Object.assign(gradsheetTopics[${JSON.stringify(name)}], ${exported});`,
      resolveDir: ROOT,
      sourcefile: join(ROOT, "topic.js"),
    },
  });
  return outputFiles[0].text;
}

/** The program, with an empty object in the place of each topic, which its file fills. */
async function programText(settings, entry, topics, shared) {
  const byPath = new Map(topics.map((topic) => [topic.path, topic]));
  const empty = {
    name: "topics to come",
    setup(builder) {
      builder.onLoad({ filter: /[/\\]topics[/\\]\w+\.ts$/ }, ({ path }) => {
        const topic = byPath.get(path.slice(ROOT.length + 1).replaceAll("\\", "/"));
        if (topic === undefined) return undefined;
        const place = `globalThis.gradsheetTopics[${JSON.stringify(topic.name)}]`;
        return {
          contents: `globalThis.gradsheetTopics ??= {}; export const ${topic.exported} = (${place} = {});`,
          loader: "js",
        };
      });
    },
  };
  const parts = [...shared].map(([path, names], k) => ({ path, names, k }));
  const lines = [
    `import ${JSON.stringify(entry)};`,
    ...parts.map(
      ({ path, names, k }) =>
        `import { ${names.map((name) => `${name} as ${name}_${k}`).join(", ")} } from "./${path.replace(/ts$/, "js")}";`,
    ),
    "globalThis.gradsheetShared = {",
    ...parts.map(
      ({ path, names, k }) =>
        `${JSON.stringify(path)}: { ${names.map((name) => `${name}: ${name}_${k}`).join(", ")} },`,
    ),
    "};",
  ];
  const { outputFiles } = await build({
    ...settings,
    plugins: [empty, ...settings.plugins],
    stdin: { contents: lines.join("\n"), resolveDir: ROOT, sourcefile: join(ROOT, "program.js") },
    write: false,
  });
  return outputFiles[0].text;
}
