/**
 * What stands before this program in its file: a name that changes with any byte of the folder, what is kept at once, and
 * what a page may ask for afterwards, without a network too.
 */
declare const gradsheetFolder: {
  readonly version: string;
  readonly files: readonly string[];
  readonly later: readonly string[];
};

/** The parts of a worker's world that are used here; a page's types know none of it. */
interface Happening extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Happening {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}
interface World {
  readonly registration: { readonly scope: string };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  addEventListener(kind: "install" | "activate", listener: (event: Happening) => void): void;
  addEventListener(kind: "fetch", listener: (event: Fetching) => void): void;
}

const world = globalThis as unknown as World;
const { version, files, later } = gradsheetFolder;
const mine = `gradsheet practice ${world.registration.scope}`;
const name = `${mine} ${version}`;

world.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then(async (cache) => {
        await cache.addAll([...files]);
        // Without one of these a page still works; it is kept when it is asked for.
        await Promise.allSettled(later.map((one) => cache.add(one)));
      })
      .then(() => world.skipWaiting()),
  );
});

world.addEventListener("activate", (event) => {
  const old = (one: string) => one.startsWith(mine) && one !== name;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((one) => caches.delete(one))))
      .then(() => world.clients.claim()),
  );
});

/** What is kept is given at once; what is not (a font for a letter of no text of ours) is fetched, and kept. */
world.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(world.registration.scope)) return;
  event.respondWith(
    caches.open(name).then(async (cache) => {
      const kept = await cache.match(request, { ignoreSearch: true });
      if (kept !== undefined) return kept;
      const response = await fetch(request);
      if (response.ok) await cache.put(request, response.clone());
      return response;
    }),
  );
});
