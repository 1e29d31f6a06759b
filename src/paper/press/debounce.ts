/** Nothing more is waited for when so many milliseconds have brought nothing, and after so many in any case. */
const [QUIET, LONGEST] = [25, 120];

/** Puts work off while more of it comes: what comes from several sides is done together. */
export class Debounce {
  readonly #work: () => void;
  #timer: NodeJS.Timeout | null = null;
  #since = 0;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Whether work is put off. */
  get isAwaited(): boolean {
    return this.#timer !== null;
  }

  /** More has come; `isEnough`: nothing else is worth waiting for. */
  more(isEnough: boolean): void {
    const now = performance.now();
    if (this.#timer === null) this.#since = now;
    else clearTimeout(this.#timer);
    const rest = isEnough ? 0 : Math.min(QUIET, this.#since + LONGEST - now);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#work();
      },
      Math.max(0, rest),
    );
  }
}
