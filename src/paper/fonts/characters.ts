/** The characters of a text, each once, by their numbers: a document has hundreds of thousands, most of them alike. */
export function charactersOf(text: string): string {
  const seen = new Uint8Array(0x10000);
  const beyond = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff;
    if (isPair) beyond.add(text.slice(at, ++at + 1));
    else seen[unit] = 1;
  }
  const plain: string[] = [];
  for (let unit = 0; unit < seen.length; unit++) if (seen[unit] === 1) plain.push(String.fromCharCode(unit));
  return [...plain, ...beyond].join("");
}

/** Those of them that ASCII has not, in the order of the text: of a document few, and found without a look at the rest. */
export function othersThanAscii(text: string): string {
  const others = text.replace(/[\0-\x7F]+/g, "");
  return others.length < 2 ? others : [...new Set(others)].join("");
}
