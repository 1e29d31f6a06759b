import type { Database } from "./database.js";

/**
 * What the database holds, step by step. A step that was released is never changed: what comes later is a step of its own,
 * whose place in this list is its number.
 */
const STEPS: readonly (readonly string[])[] = [
  [
    `create table answers (
       set_id text not null,
       sheet text not null,
       answer text not null,
       given text not null,
       saved_at timestamptz not null default now(),
       primary key (set_id, sheet, answer)
     )`,
    `create table attempts (
       set_id text not null,
       sheet text not null,
       question text not null,
       number integer not null,
       answers jsonb not null,
       made_at timestamptz not null default now(),
       primary key (set_id, sheet, question, number)
     )`,
  ],
  [
    `create table overrules (
       set_id text not null,
       sheet text not null,
       answer text not null,
       points double precision not null,
       why text not null,
       made_at timestamptz not null default now(),
       primary key (set_id, sheet, answer)
     )`,
  ],
  [
    `create table schemes (
       set_id text not null,
       number integer not null,
       scheme text not null,
       made_at timestamptz not null default now(),
       primary key (set_id, number)
     )`,
  ],
  [
    `create table drafts (
       id text primary key,
       quiz text not null,
       seed text not null,
       made_at timestamptz not null default now()
     )`,
  ],
  [
    "create sequence entries",
    "alter table answers add column entry bigint not null default nextval('entries')",
    "alter table attempts add column entry bigint not null default nextval('entries')",
    "alter table overrules add column entry bigint not null default nextval('entries')",
    "alter table schemes add column entry bigint not null default nextval('entries')",
  ],
];

/** Any number that no other program takes for a lock on the same database. */
const LOCK = 7_271_963;

/** Brings a database to the newest step. Two servers that start at once do it one after the other. */
export async function migrate(database: Database): Promise<void> {
  await database.together(async (query) => {
    await query("select pg_advisory_xact_lock($1)", [LOCK]);
    await query(
      "create table if not exists migrations (number integer primary key, made_at timestamptz not null default now())",
    );
    const [row] = await query("select coalesce(max(number), 0) as done from migrations");
    const done = Number(row?.["done"] ?? 0);
    for (const [k, statements] of STEPS.entries()) {
      if (k < done) continue;
      for (const statement of statements) await query(statement);
      await query("insert into migrations (number) values ($1)", [k + 1]);
    }
  });
}
