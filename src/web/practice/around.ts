import type { LocaleName } from "../../core/base/settings.js";
import type { Messages } from "../../core/words/messages.js";
import type { Course } from "./course.js";
import type { Store } from "./kept/store.js";

/** What a screen has around it. */
export interface Around {
  readonly course: Course;
  readonly store: Store;
  readonly locale: LocaleName;
  readonly t: Messages;
  readonly languages: readonly object[];
}
