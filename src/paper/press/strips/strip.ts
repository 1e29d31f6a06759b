import type { ItemsWay, PageBlock, PlainPiece } from "../../../document/tree/blocks.js";

/** What is set alone, and the tag of what it stands in; empty where that is as wide as the page. */
export interface Block extends Pick<PageBlock, "isPersonal" | "isScaled"> {
  readonly pieces: readonly PlainPiece[];
  readonly around: string;
  /** In how many places something stands for what is set one by one. */
  readonly stubs: number;
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

/** Where a block stands. */
export type Standing = Pick<PageBlock, "gap" | "keeps" | "columns" | "whole" | "isHead">;

/** A block of a document. */
export interface Strip extends Standing {
  /** With a stub in the place of each of its lists and cells. */
  readonly block: Block;
  /** Of its lists and cells, side by side, what is set one by one. */
  readonly items: readonly Items[];
  /** The strip with all of it, for where one is too wide. */
  readonly uncut: () => Block;
}
