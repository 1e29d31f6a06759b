import type { Messages } from "../../../core/words/messages.js";
import { fromFile, merged, NOTHING } from "./kept.js";
import { readKept } from "./readKept.js";
import type { Store } from "./store.js";

/** The buttons by which progress leaves the browser as a file, comes back, or is forgotten. */
export function keepAsFile(main: HTMLElement, store: Store, t: Messages, again: () => void): void {
  const say = (text: string) => {
    const status = main.querySelector("#kept");
    if (status !== null) status.textContent = text;
  };
  main.querySelector("#save")?.addEventListener("click", () => {
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(store.get(), null, 1)], { type: "application/json" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = "gradsheet-practice.json";
    link.click();
    URL.revokeObjectURL(address);
    say(t("practice.keep.saved"));
  });
  main.querySelector<HTMLInputElement>("#load")?.addEventListener("change", async (event) => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    const kept = file === undefined ? null : readKept(await file.text());
    if (kept === null) {
      say(t("practice.keep.strange"));
      return;
    }
    store.set(merged(fromFile(kept, store.get()), store.get()));
    again();
    const brought = document.querySelector("#kept");
    if (brought !== null) brought.textContent = t("practice.keep.merged");
  });
  main.querySelector("#forget")?.addEventListener("click", () => {
    if (!window.confirm(t("practice.keep.sure"))) return;
    const { locale } = store.get();
    store.set({ ...NOTHING, since: Date.now(), ...(locale === undefined ? {} : { locale }) });
    again();
  });
}
