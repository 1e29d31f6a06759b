import type { Room } from "../room.js";
import type { Database } from "./database.js";

/** A quiz that somebody is writing. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  /** What its previews are drawn with. */
  readonly seed: string;
}

/** Quizzes on their way, as they are written. */
export interface DraftStore {
  /** The newest first. */
  readonly drafts: () => Promise<readonly Draft[]>;
  readonly draft: (id: string) => Promise<Draft | null>;
  /** Throws CANNOT_WRITE where the disk is nearly full. */
  readonly keep: (draft: Draft) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
}

const draftOf = (row: Readonly<Record<string, unknown>>): Draft => ({
  id: String(row["id"]),
  text: String(row["quiz"]),
  seed: String(row["seed"]),
});

export function draftStore(database: Database, room: Room): DraftStore {
  return {
    drafts: async () =>
      (await database.query("select id, quiz, seed from drafts order by made_at desc limit 100")).map(
        draftOf,
      ),
    draft: async (id) => {
      const [row] = await database.query("select id, quiz, seed from drafts where id = $1", [id]);
      return row === undefined ? null : draftOf(row);
    },
    keep: async ({ id, text, seed }) => {
      await room.check();
      await database.query(
        `insert into drafts (id, quiz, seed) values ($1, $2, $3)
         on conflict (id) do update set quiz = excluded.quiz, seed = excluded.seed, made_at = now()`,
        [id, text, seed],
      );
    },
    drop: async (id) => {
      await database.query("delete from drafts where id = $1", [id]);
    },
  };
}
