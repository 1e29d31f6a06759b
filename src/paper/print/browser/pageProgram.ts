/**
 * What runs inside the kept page, as text (the page has no types here, and its own scripts are switched off).
 * Evaluates to `show(html, newRules, keys)`: puts a document in place of the one before, and waits until its fonts
 * and pictures are there.
 *
 * - `newRules` are `[key, "@font-face {…}"]`, each told to the page once; `keys` name those of this document. Fonts
 *   so kept are decoded once a browser: with the data: URLs in each document a sheet takes twice as long, in Korean
 *   four times. The document sees its own fonts only, so that what came before changes nothing.
 * - On screen the page shows nothing: it is laid out for paper only, which halves the time.
 * - What could load, navigate or run is taken out before the document is attached. (The page's content policy, the
 *   scripts switched off and the network cut are each enough; this is for the messages that they would write.)
 */
export const PAGE_PROGRAM = `(() => {
  const unwanted = "script, iframe, frame, frameset, object, embed, portal, fencedframe, link, base, meta[http-equiv]";
  const known = new Map();
  let shownKeys = "";
  let shown = [];
  const blank = new CSSStyleSheet();
  blank.replaceSync("@media screen { html { display: none !important } }");
  document.adoptedStyleSheets = [blank];

  const fontFace = (rule) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    const { style } = sheet.cssRules[0];
    const read = (name) => style.getPropertyValue(name);
    const descriptors = { style: read("font-style") || "normal", weight: read("font-weight") || "normal" };
    if (read("unicode-range")) descriptors.unicodeRange = read("unicode-range");
    return new FontFace(read("font-family").replace(/^["']|["']$/g, ""), read("src"), descriptors);
  };

  const useFonts = async (newRules, keys) => {
    for (const [key, rule] of newRules) known.set(key, await fontFace(rule).load());
    if (keys.join() === shownKeys) return;
    for (const face of shown) document.fonts.delete(face);
    shown = keys.map((key) => known.get(key));
    for (const face of shown) document.fonts.add(face);
    shownKeys = keys.join();
  };

  return async (html, newRules, keys) => {
    await useFonts(newRules, keys);
    const next = new DOMParser().parseFromString(html, "text/html");
    for (const element of next.querySelectorAll(unwanted)) element.remove();
    document.replaceChild(document.adoptNode(next.documentElement), document.documentElement);
    getComputedStyle(document.documentElement).display;
    const ignore = () => undefined;
    await Promise.all([
      ...[...document.fonts].map((face) => face.load().catch(ignore)),
      ...[...document.images].map((image) => image.decode().catch(ignore)),
    ]);
  };
})()`;

/** The document that the page starts with. Its policy holds for all that is put in its place. */
export const FIRST_DOCUMENT =
  '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" ' +
  "content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; form-action 'none'\">" +
  "</head><body></body></html>";
