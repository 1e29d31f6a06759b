import { markAndExplain } from "../../core/marking/explain.js";
import type { Answers, MarkedSheet } from "../../core/marking/marked.js";
import { markedName } from "../../core/marking/namedParts.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { type Reached, reachedIn, startContents } from "./contents.js";
import { fieldsOf } from "./field.js";
import { startHelp } from "./help.js";
import { bringIntoSight } from "./inSight.js";
import { keepAnswers } from "./keep.js";
import { startLarger } from "./larger.js";
import { startPreviews } from "./preview.js";
import { type Screens, startScreens } from "./screens.js";
import { letScroll, startScrolling } from "./scroll.js";
import { startSigns } from "./sign.js";
import { forget, show } from "./verdict.js";

/** What the page carries beside its text: the sheet, and the texts of its language that marking may need. */
interface Carried {
  readonly sheet: Sheet;
  readonly texts: Readonly<Record<string, string>>;
}

/** So many checks are looked back at. */
const MOST_EARLIER = 5;

function start(): void {
  const { sheet, texts }: Carried = JSON.parse(document.getElementById("carried")?.textContent ?? "{}");
  const t: Messages = (key, params = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
  const fields = fieldsOf(document);
  const kept = keepAnswers(`gradsheet ${sheet.code}`);
  const read = (): Answers => Object.fromEntries(fields.map((field) => [field.id, field.read()]));

  const before = kept.load();
  for (const field of fields) {
    field.write(before[field.id] ?? "");
    field.element.addEventListener("input", () => {
      kept.save(read());
      forget(field.element);
    });
  }
  // Which questions were checked: their verdicts are there again after a reload.
  const checks = keepAnswers(`gradsheet ${sheet.code} checked`);
  const help = keepAnswers(`gradsheet ${sheet.code} help`);
  const main = document.querySelector("main") ?? document.body;
  startLarger(main);
  const screens = startScreens(main);
  const contents = startContents(document, t);
  const earlier: MarkedSheet[] = [];
  document.querySelectorAll<HTMLFormElement>("form[data-question]").forEach((form) => {
    const question = form.dataset["question"] ?? "";
    let mistake: Reached["mistake"];
    const checkIt = () => {
      const reached = check(form, sheet, read(), t, screens, earlier);
      mistake = reached.mistake;
      contents.note(question, reached);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      checkIt();
      const at = fieldsOf(form).find(({ element }) => element.contains(document.activeElement));
      if (at !== undefined) bringIntoSight(at.element);
      checks.save({ ...checks.load(), [question]: "checked" });
    });
    form.querySelector("[data-mistake]")?.addEventListener("click", () => {
      if (mistake === undefined) return;
      screens.showOf(mistake);
      const inside = mistake.matches("input, select, textarea") ? mistake : mistake.querySelector("input");
      inside?.focus();
      bringIntoSight(mistake);
    });
    if (checks.load()[question] === "checked") checkIt();
  });
  document.addEventListener("gradsheet-answers", (event) => {
    const { answers } = (event as CustomEvent<{ readonly answers: Answers }>).detail;
    for (const field of fields) {
      field.write(answers[field.id] ?? "");
      forget(field.element);
    }
    kept.save(read());
  });
  // Enter checks from everywhere; of itself it does from text alone.
  for (const select of document.querySelectorAll("select"))
    select.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      select.form?.requestSubmit();
    });
  startSigns(document);
  startPreviews(document, sheet, t);
  startHelp(document, help, t);
  // A solution has no width before it is opened.
  for (const one of document.querySelectorAll("details"))
    one.addEventListener("toggle", () => letScroll(one));
  startScrolling();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a"))
    link.addEventListener("click", () => {
      const part = document.getElementById(link.hash.slice(1))?.closest(".question")?.querySelector(".part");
      if (part) screens.showOf(part);
    });
  // Where somebody left off: the first blank in which nothing stands.
  const open = fields.find((field) => field.read() === "");
  if (open !== undefined) screens.showOf(open.element);
  document.getElementById("clear")?.addEventListener("click", () => {
    if (!window.confirm(t("selfcheck.sure"))) return;
    for (const field of fields) {
      field.write("");
      forget(field.element);
    }
    document.querySelectorAll("[role=status]").forEach((status) => {
      status.textContent = "";
    });
    for (const one of document.querySelectorAll<HTMLElement>("[data-mistake]")) one.hidden = true;
    for (const one of [kept, checks, help]) one.clear();
    contents.clear();
  });
}

/**
 * Marks the whole sheet, since later lines follow from earlier ones, and shows one question's verdicts in place: of a blank
 * that is empty only where it is in sight.
 */
function check(
  form: HTMLFormElement,
  sheet: Sheet,
  answers: Answers,
  t: Messages,
  screens: Screens,
  earlier: MarkedSheet[],
): Reached {
  const marked = markAndExplain(sheet, answers, { t, nameOf: markedName, earlier });
  earlier.splice(0, earlier.length, marked, ...earlier.slice(0, MOST_EARLIER - 1));
  const byId = new Map(marked.answers.map((one) => [one.id, one]));
  for (const { id, element } of fieldsOf(form)) {
    const one = byId.get(id);
    if (one !== undefined && (one.verdict !== "blank" || screens.has(element))) show(element, one, t);
  }
  const reached = reachedIn(form, byId);
  document.querySelector(`[data-later="${form.dataset["question"] ?? ""}"]`)?.removeAttribute("hidden");
  const status = form.querySelector("[role=status]");
  if (status !== null) {
    const { score, maxScore } = reached;
    status.textContent = t("marked.total", { score, maxScore });
  }
  const button = form.querySelector<HTMLElement>("[data-mistake]");
  if (button !== null) button.hidden = reached.mistake === undefined;
  // For a page around this one: a learning platform's records what was reached.
  const whole = { score: marked.score, maxScore: marked.maxScore, unmarked: marked.unmarked ?? 0, answers };
  document.dispatchEvent(new CustomEvent("gradsheet-marked", { detail: whole }));
  return reached;
}

start();
