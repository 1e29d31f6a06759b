import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that wait in memory before they are written down; and as many are read at once. */
const HELD = 4_000_000;
const PIECE = 65_536;

/**
 * Texts by groups, of which each is wanted whole at the end: beyond a few megabytes they lie in a temporary folder, which
 * `close` takes away, so that memory does not grow with them.
 */
export class Spill {
  private folder: string | null = null;
  private readonly waiting = new Map<string, Buffer[]>();
  private readonly files = new Map<string, string>();
  private held = 0;

  add(group: string, text: string): void {
    const texts = this.waiting.get(group) ?? [];
    const bytes = Buffer.from(text);
    texts.push(bytes);
    this.waiting.set(group, texts);
    this.held += bytes.length;
    if (this.held > HELD) this.writeDown();
  }

  /** All texts of a group in UTF-8, in their order, a piece at a time. */
  *read(group: string): Generator<Buffer> {
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
      append(file, texts);
    }
    this.waiting.clear();
    this.held = 0;
  }
}

/** At the end of a file that nobody else reads. */
function append(file: string, texts: readonly Buffer[]): void {
  const open = openSync(file, "a", 0o600);
  try {
    // A disk that is nearly full may take less than it is given.
    let left = Buffer.concat(texts);
    while (left.length > 0) left = left.subarray(writeSync(open, left));
  } finally {
    closeSync(open);
  }
}

function* piecesOf(file: string): Generator<Buffer> {
  const open = openSync(file, "r");
  try {
    for (;;) {
      const bytes = Buffer.allocUnsafe(PIECE);
      const read = readSync(open, bytes, 0, PIECE, null);
      if (read === 0) break;
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(open);
  }
}
