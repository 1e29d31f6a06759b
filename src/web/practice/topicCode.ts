import { loadScript } from "./loadScript.js";

declare global {
  /** The topics whose code is a file of its own, by their names: empty until that file fills them. */
  var gradsheetTopics: Readonly<Record<string, object>> | undefined;
}

/** Loads the code of a topic where it is not there yet, and goes on; `otherwise` where it cannot be had. */
export function withTopic(topic: string, then: () => void, otherwise: () => void): void {
  const waiting = globalThis.gradsheetTopics?.[topic];
  if (waiting === undefined || "kind" in waiting) then();
  else loadScript(`topics/${topic}.js`, then, otherwise);
}
