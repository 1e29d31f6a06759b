import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that wait in memory before they are written down, and those that are read at once. */
const HELD = 4_000_000;
const PIECE = 65_536;
/** A letter is three bytes at most in UTF-8 for each of its units. */
const WIDEST = 3;

/**
 * Texts by groups, of which each is wanted whole at the end: beyond a few megabytes they lie in a temporary folder, which
 * `close` takes away, so that memory does not grow with them. They wait in one piece of memory: a buffer for each of many
 * texts had V8 collect garbage all the time.
 */
export class Spill {
  private folder: string | null = null;
  private memory = Buffer.alloc(0);
  private held = 0;
  private readonly waiting = new Map<string, Buffer[]>();
  private readonly files = new Map<string, string>();

  add(group: string, text: string): void {
    const most = text.length * WIDEST;
    if (this.held + most > this.memory.length) {
      this.writeDown();
      if (most > this.memory.length) this.memory = Buffer.allocUnsafe(Math.max(HELD, most));
    }
    const start = this.held;
    this.held += this.memory.write(text, start);
    const texts = this.waiting.get(group) ?? [];
    texts.push(this.memory.subarray(start, this.held));
    this.waiting.set(group, texts);
  }

  /** All texts of a group in UTF-8, in their order, a piece at a time; nothing may be added any more. */
  *read(group: string): Generator<Buffer> {
    const file = this.files.get(group);
    if (file !== undefined) yield* piecesOf(file);
    yield* this.waiting.get(group) ?? [];
  }

  close(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }

  private writeDown(): void {
    if (this.waiting.size === 0) return;
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
    for (const text of texts) for (let at = 0; at < text.length; ) at += writeSync(open, text, at);
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
