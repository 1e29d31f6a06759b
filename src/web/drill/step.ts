import type { OpenSet } from "../../classroom/answers/openSet.js";
import type { DrilledServer } from "./drilledServer.js";
import type { Typist } from "./typist.js";
import type { Waits } from "./waits.js";

/** What a step of a drill has. */
export interface Class {
  readonly server: DrilledServer;
  readonly students: readonly Typist[];
  readonly set: OpenSet & { readonly name: string };
  /** Milliseconds that a step lets the class type. */
  readonly typing: number;
  /** How often the server is killed. */
  readonly kills: number;
  /** How long answers waited while nothing was amiss. */
  readonly calm: Waits;
  readonly token: () => Promise<string>;
  /** Ends all connections of the server to its database, where that is PostgreSQL. */
  readonly breakDatabase: (() => Promise<number>) | null;
}

/** What came of a step. */
export interface Found {
  readonly passed: boolean;
  /** What was done and measured, in words. */
  readonly found: string;
}

/** One thing that a server has to bear. */
export interface Step {
  readonly name: string;
  /** What would mend it. */
  readonly cure: string;
  readonly run: (all: Class) => Promise<Found>;
}
