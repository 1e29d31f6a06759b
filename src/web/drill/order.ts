/** What goes wrong in a server's process as long as it is told so. */
export interface Faults {
  /** Milliseconds that its clock goes ahead; below 0 behind. */
  readonly clock: number;
  /** Bytes that the system says are free on its disk; null for what is so. */
  readonly free: number | null;
  /** Whether every write of a file breaks off in the middle for want of room. */
  readonly full: boolean;
}

export const NO_FAULTS: Faults = { clock: 0, free: null, full: false };

/** What the process is told. */
export interface Ordered {
  readonly number: number;
  readonly faults: Faults;
}

/** What the process tells: that a fault holds from now on, or how much of a file is on the disk for sure. */
export type Told =
  | { readonly kind: "ordered"; readonly number: number }
  | { readonly kind: "synced"; readonly file: string; readonly bytes: number };
