/** A row as the database gives it; whoever asks knows its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** A database that speaks PostgreSQL's SQL, in a folder or on a server. */
export interface Database {
  /** Answers one question; `$1`, `$2`, … stand for the parameters. */
  readonly query: (sql: string, params?: readonly unknown[]) => Promise<readonly Row[]>;
  /** All of the questions asked within, or none. */
  readonly together: <T>(work: (query: Database["query"]) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}
