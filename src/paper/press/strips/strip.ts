import type { ItemsWay, PageBlock } from "../../../document/tree/blocks.js";

/** What is set alone, and the tag of what it stands in; empty where that is as wide as the page. */
export interface Block {
  readonly html: string;
  readonly around: string;
}

/** Items of a list, which fill lines one after the other. */
export interface Items {
  readonly way: ItemsWay;
  /** Pixels between two on a line, and between two lines. */
  readonly gap: number;
  readonly rowGap: number;
  /** Whether the last one stands at the right end of its line. */
  readonly isLastRight: boolean;
  /** Each alone in its list; of a cell what is in it. */
  readonly blocks: readonly Block[];
}

/** A block of a document. */
export interface Strip extends Omit<PageBlock, "pieces"> {
  readonly html: string;
  /** Of its lists and cells, side by side, what is set one by one: a stub stands in the place of each. */
  readonly items: readonly Items[];
  /** The strip with all of it, for where one is too wide. */
  readonly uncut: string;
}
