import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";

/** Text that waits in memory before it is written down, in letters; and as much is read at once. */
const HELD = 4_000_000;
const PIECE = 65_536;

/**
 * Texts by groups, of which each is wanted whole at the end: beyond a few megabytes they lie in a temporary folder, which
 * `close` takes away, so that memory does not grow with them.
 */
export class Spill {
  private folder: string | null = null;
  private readonly waiting = new Map<string, string[]>();
  private readonly files = new Map<string, string>();
  private held = 0;

  add(group: string, text: string): void {
    const texts = this.waiting.get(group) ?? [];
    texts.push(text);
    this.waiting.set(group, texts);
    this.held += text.length;
    if (this.held > HELD) this.writeDown();
  }

  /** All texts of a group, in their order, a piece at a time. */
  *read(group: string): Generator<string> {
    const file = this.files.get(group);
    if (file !== undefined) yield* piecesOf(file);
    yield* this.waiting.get(group) ?? [];
  }

  close(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }

  private writeDown(): void {
    this.folder ??= mkdtempSync(join(tmpdir(), "gradsheet-aside-"));
    for (const [group, texts] of this.waiting) {
      const file = this.files.get(group) ?? join(this.folder, String(this.files.size));
      this.files.set(group, file);
      appendFileSync(file, texts.join(""), { mode: 0o600 });
    }
    this.waiting.clear();
    this.held = 0;
  }
}

function* piecesOf(file: string): Generator<string> {
  const open = openSync(file, "r");
  const decoder = new StringDecoder("utf8");
  const bytes = Buffer.allocUnsafe(PIECE);
  try {
    for (;;) {
      const read = readSync(open, bytes, 0, PIECE, null);
      if (read === 0) break;
      yield decoder.write(bytes.subarray(0, read));
    }
    yield decoder.end();
  } finally {
    closeSync(open);
  }
}
