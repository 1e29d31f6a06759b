import { openChoices } from "./choices.js";
import { type Fault, openEditor } from "./editor.js";
import type { SchemaNode } from "./schema.js";

/** How the server says that a draft stands. */
interface State {
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  readonly points: number;
  readonly minutes: number;
  readonly questions: number;
}

/** Milliseconds after the last letter, and before another try without a connection. */
const PAUSE = 700;
const RETRY = 3_000;

function start(): void {
  const main = document.querySelector<HTMLElement>("main.compose");
  const area = document.querySelector<HTMLTextAreaElement>("#text");
  const place = document.getElementById("editor");
  const seed = document.querySelector<HTMLInputElement>("#seed");
  const section = document.querySelector<HTMLElement>(".choices");
  const line = document.getElementById("connection");
  if (main === null || area === null || place === null || seed === null || section === null || line === null)
    return;
  const { address = "", schema = "", saved = "", unsaved = "", sum = "", file = "" } = main.dataset;
  let timer: number | undefined;
  const later = (pause: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  };
  const changed = (): void => {
    line.textContent = "";
    area.value = editor.text();
    choices.show(editor.text());
    later(PAUSE);
  };
  const editor = openEditor(place, {
    ...{ text: area.value, label: file, changed },
    schema: fetch(schema).then((response) => response.json() as Promise<SchemaNode>),
  });
  const choices = openChoices(section, {
    text: editor.text,
    write: (text) => {
      editor.write(text);
      area.value = text;
      later(PAUSE);
    },
  });
  const tell = ({ faults, notes, points, minutes, questions }: State): void => {
    editor.tell(faults);
    const list = document.getElementById("faults");
    const items = [...faults.map((fault) => `${fault.line}: ${fault.message}`), ...notes].map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    });
    list?.replaceChildren(...items);
    const total = document.getElementById("sum");
    if (total !== null)
      total.textContent =
        faults.length > 0
          ? ""
          : sum
              .replace("QUESTIONS", String(questions))
              .replace("POINTS", String(points))
              .replace("MINUTES", String(minutes));
  };
  const save = async (): Promise<void> => {
    try {
      const response = await fetch(address, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: editor.text(), seed: seed.value.trim() || "1" }),
      });
      if (!response.ok) throw new Error(String(response.status));
      const state = (await response.json()) as State;
      line.dataset["state"] = "saved";
      line.textContent = saved;
      tell(state);
      if (state.faults.length === 0)
        for (const frame of document.querySelectorAll<HTMLIFrameElement>("iframe[data-preview]"))
          frame.src = `${frame.dataset["preview"] ?? ""}?at=${Date.now()}`;
    } catch {
      line.dataset["state"] = "unsaved";
      line.textContent = unsaved;
      later(RETRY);
    }
  };
  seed.addEventListener("input", () => later(PAUSE));
  const another = document.getElementById("another");
  another?.addEventListener("click", () => {
    const number = Number(seed.value);
    seed.value = Number.isSafeInteger(number) ? String(number + 1) : `${seed.value} 2`;
    later(0);
  });
  // With a program running, the file is saved as it is typed, and the choices work.
  area.hidden = true;
  section.hidden = false;
  another?.removeAttribute("hidden");
  document.getElementById("save")?.setAttribute("hidden", "");
  choices.show(area.value);
  tell(JSON.parse(main.dataset["state"] ?? "{}") as State);
}

start();
