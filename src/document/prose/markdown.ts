import MarkdownIt, { type StateInline, type Token } from "markdown-it";

/** Sets TeX as HTML. `tall`: in full size. */
export type SetTex = (tex: string, spoken: string, tall: boolean) => string;

/** CommonMark alone: what looks like HTML is text. */
const reader = new MarkdownIt("commonmark", { html: false });
const { escapeHtml } = reader.utils;
reader.inline.ruler.before("escape", "tex", readTex);
reader.renderer.rules["heading_open"] = () => "<p><b>";
reader.renderer.rules["heading_close"] = () => "</b></p>\n";
// A picture would be loaded from elsewhere: its words stand for it.
reader.renderer.rules["image"] = (tokens, place) => escapeHtml(tokens[place]?.content ?? "");
reader.renderer.rules["tex"] = (tokens, place, _options, env) => {
  const { content = "", markup = "" } = tokens[place] ?? {};
  const tex = content.replaceAll("−", "-");
  try {
    const setTex = env?.["setTex"] as SetTex | undefined;
    if (setTex !== undefined) return setTex(tex, spokenTex(tex), markup === "$$");
  } catch {
    // A quiz is refused for it; a sheet that was changed by hand shows what stands there.
  }
  return `<code>${escapeHtml(tex)}</code>`;
};

/**
 * `$…$` within a line, `$$…$$` in full size. As in Pandoc no space stands inside the dollars and no figure behind the last
 * one, so that $5 and $6 are amounts; `\$` is a dollar.
 */
function readTex(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== "$") return false;
  const marks = src[pos + 1] === "$" ? "$$" : "$";
  const start = pos + marks.length;
  if (/^\s|^$/.test(src.slice(start, start + 1))) return false;
  let end = start;
  while (end < src.length && !src.startsWith(marks, end)) end += src[end] === "\\" ? 2 : 1;
  const content = src.slice(start, end);
  if (end >= src.length || content === "" || /\s$/.test(content)) return false;
  if (/\d/.test(src[end + marks.length] ?? "")) return false;
  if (!silent) {
    const token = state.push("tex", "span", 0);
    token.content = content;
    token.markup = marks;
  }
  state.pos = end + marks.length;
  return true;
}

/** TeX as it is read aloud: its commands without their signs. */
export const spokenTex = (tex: string): string =>
  tex
    .replace(/\\(?:left|right|displaystyle)(?![A-Za-z])|\\[,;!]/g, " ")
    .replace(/[\\{}]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** A text as tokens, those inside of a line after the line that holds them. */
export const tokensOf = (source: string): readonly Token[] =>
  reader.parse(source, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** A teacher's text as HTML; what is one paragraph is a line without `<p>`. `text`: what is done to a plain text in it before it is escaped. */
export function proseHtml(
  source: string,
  setTex: SetTex,
  text: (plain: string) => string = (plain) => plain,
): string {
  const env = { setTex };
  const tokens = reader.parse(source, env);
  for (const token of tokens)
    for (const one of token.children ?? [token]) if (one.type !== "tex") one.content = text(one.content);
  const [opens, content] = tokens;
  if (tokens.length === 3 && opens !== undefined && content?.type === "inline") {
    const line = reader.renderer.renderInline(content.children ?? [], reader.options, env).trim();
    return opens.type === "heading_open" ? `<b>${line}</b>` : line;
  }
  return reader.renderer.render(tokens, reader.options, env).trim();
}
