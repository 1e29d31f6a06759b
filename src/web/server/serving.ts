import type { Assets } from "./assets.js";
import type { Drafting } from "./compose/drafting.js";
import type { AnswerStore } from "./database/answerStore.js";
import type { DraftStore } from "./database/draftStore.js";
import type { Room } from "./room.js";
import type { Pins } from "./students/pins.js";
import type { ServedSets } from "./students/servedSets.js";
import type { Tries } from "./students/tries.js";
import type { SetSchemes } from "./teachers/setSchemes.js";
import type { PressRoom } from "./work/pressRoom.js";
import type { Works } from "./work/works.js";

/** What every page of the server is made from. */
export interface Serving {
  readonly sets: ServedSets;
  readonly store: AnswerStore;
  readonly schemes: SetSchemes;
  readonly drafts: DraftStore;
  readonly drafting: Drafting;
  readonly works: Works;
  /** Whether PDFs of sets that are composed are put together from blocks that are set once. */
  readonly pressed: boolean;
  readonly press: PressRoom;
  readonly assets: Assets;
  /** What is left of the disk. */
  readonly room: Room;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds since something, never set back. */
  readonly ticks: () => number;
  /** Codes that there are not, tried by one address. */
  readonly misses: Tries;
  /** Requests about one sheet, however often they come. */
  readonly requests: Tries;
  /** What has to be typed before sheets open. */
  readonly pins: Pins;
  /** What the cookies of sheets that are open are made with. */
  readonly openedKey: string;
  /** The folder that all is kept in. */
  readonly data: string;
  /** Whether browsers come by TLS. */
  readonly secure: boolean;
  /** Whether a proxy on this machine says who asks. */
  readonly behindProxy: boolean;
}
