import { isDone } from "../../core/marking/cause/isDone.js";
import { type ExplainedAnswer, markAndExplain } from "../../core/marking/explain.js";
import { mark } from "../../core/marking/mark.js";
import type { MarkedSheet } from "../../core/marking/marked.js";
import { markedName } from "../../core/marking/namedParts.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { solutionView } from "../../document/build/solutionView.js";
import { type Field, fieldsOf } from "../selfCheck/field.js";
import { bringIntoSight } from "../selfCheck/inSight.js";
import { startPreviews } from "../selfCheck/preview.js";
import { startScreens } from "../selfCheck/screens.js";
import { letScroll } from "../selfCheck/scroll.js";
import { startSigns } from "../selfCheck/sign.js";
import { forget, show } from "../selfCheck/verdict.js";
import { writePlace } from "./address.js";
import type { Around } from "./around.js";
import { computed, startCalculator } from "./calculator.js";
import { exercisesOf } from "./course.js";
import { isGiven, isOfCourse, type Wish } from "./draw.js";
import { startHelp } from "./help.js";
import { withSeen, withWork } from "./kept/kept.js";
import { after, NO_PROGRESS, standingOf } from "./kept/mastery.js";
import { afterCheck, isCounted, NO_WORK, type Work } from "./kept/progress.js";
import { dotsOf, rungOf, seedOf, stateOf } from "./kept/standing.js";
import { liveDrawing } from "./liveDrawing.js";
import { workWords } from "./past.js";
import { startPlay } from "./play.js";
import { render } from "./render.js";

/** So many checks are looked back at. */
const MOST_EARLIER = 5;

const MISTAKEN: ReadonlySet<string> = new Set(["wrong", "misconception"]);

/** Whether nothing is left to do at a field, by these verdicts. */
const doneIn =
  (verdicts: ReadonlyMap<string, ExplainedAnswer>) =>
  ({ id }: Field): boolean => {
    const one = verdicts.get(id);
    return one !== undefined && isDone(one);
  };

/** Lets a question be answered: kept as it is typed, checked blank by blank or all at once, helped with step by step. */
export function startWork(
  main: HTMLElement,
  sheet: Sheet,
  wish: Wish,
  context: QuestionContext,
  { course, store, locale, t }: Around,
): void {
  const form = main.querySelector<HTMLFormElement>("#question");
  const status = main.querySelector<HTMLElement>("#score");
  if (form === null || status === null) return;
  const address = writePlace({ at: "question", wish });
  const fields = fieldsOf(form);
  const screens = startScreens(main);
  const exercise = exercisesOf(course.quizzes[locale]).find(({ name }) => name === wish.exercise);
  // The numbers that a course gives are one question, whatever the seed.
  const isOne = exercise !== undefined && isGiven(exercise) && wish.network.other !== true;
  const question = isOne ? writePlace({ at: "question", wish: { ...wish, seed: "given" } }) : address;
  let now: Work = store.get().work[address] ?? NO_WORK;
  // Seen solved, or finished at another level, before it was begun here.
  const wasSeen = now.reached?.left !== 0 && store.get().seen.includes(seedOf(wish));
  const keep = (change: Partial<Work>) => {
    now = { ...now, ...change, at: Date.now() };
    store.set(withWork(store.get(), address, now));
  };
  const read = () => Object.fromEntries(fields.map((field) => [field.id, field.read()]));
  // As it was marked when something was checked, the last time first.
  const earlier: MarkedSheet[] = [];
  const marked = (): ReadonlyMap<string, ExplainedAnswer> =>
    new Map(
      markAndExplain(sheet, read(), { t, nameOf: markedName, earlier }).answers.map((one) => [one.id, one]),
    );
  const isChecked = ({ id, read: text }: Field) => text().trim() !== "" && now.checked[id] === text();

  /** Verdicts of what was checked and has not been changed since, and the sum of it. */
  const showVerdicts = (): void => {
    const verdicts = marked();
    const standing = fields.filter(isChecked).flatMap((field) => {
      const one = verdicts.get(field.id);
      return one === undefined ? [] : [{ field, one }];
    });
    for (const field of fields) forget(field.element);
    for (const { field, one } of standing) show(field.element, one, t);
    const score = standing.reduce((sum, { one }) => sum + one.points, 0);
    // What follows from a slip has to be worked out again after it.
    const left = fields.length - standing.filter(({ one }) => one.verdict === "correct").length;
    const most = [...verdicts.values()].reduce((sum, one) => sum + one.maxPoints, 0);
    const reached =
      standing.length === 0
        ? null
        : { score: Number(score.toPrecision(12)), maxScore: Number(most.toPrecision(12)), left };
    // A question that is only looked at again stays where it is among those kept.
    if (JSON.stringify(reached) !== JSON.stringify(now.reached)) keep({ reached });
    status.textContent = workWords(now, t);
    count(left);
    const knobs = main.querySelector<HTMLElement>("#play");
    if (knobs !== null && (left === 0 || now.solution)) startPlay(knobs, context);
    const reveal = main.querySelector<HTMLButtonElement>("#reveal");
    const { solution } = course.help;
    if (reveal !== null)
      reveal.hidden =
        now.solution || solution === "never" || (solution === "after-trying" && standing.length === 0);
  };

  /** Counts the question for its exercise: once it is finished, or as it stands when something was wrong or looked up. */
  const count = (left: number): void => {
    if (left === 0) main.querySelector("#another")?.classList.add("ready");
    if (!isCounted(now) || !isOfCourse(wish)) return;
    const rung = rungOf(wish.exercise, wish.level);
    const kept = left === 0 ? withSeen(store.get(), seedOf(wish)) : store.get();
    const tried = {
      address: question,
      right: now.clean.length,
      all: fields.length,
      done: left === 0,
      at: now.at,
    };
    const before = kept.progress[rung] ?? NO_PROGRESS;
    const progress = after(before, tried);
    store.set({ ...kept, progress: { ...kept.progress, [rung]: progress } });
    if (standingOf(progress, now.at).is === "mastered")
      for (const link of main.querySelectorAll<HTMLElement>(".onward")) link.hidden = false;
    const line = main.querySelector(".mastered");
    line?.replaceChildren(`${dotsOf(progress, now.at)} ${stateOf(progress, now.at, locale, t)}`);
  };

  /** Checks some answers; the first that is wrong, or else what comes next on the screen or behind it, gets the focus. */
  const check = (some: readonly Field[]): void => {
    for (const { element, read: text, write } of some) {
      const value = element.matches(".typed input") ? computed(text()) : null;
      if (value !== null) write(value);
    }
    const filled = some.filter(({ read: text }) => text().trim() !== "");
    if (filled.length === 0) {
      status.textContent = t("practice.nothing");
      (some[0] ?? fields[0])?.element.focus();
      return;
    }
    const verdicts = marked();
    const isMistaken = (one: ExplainedAnswer): boolean =>
      MISTAKEN.has(one.verdict) || (one.verdict === "follow-through" && !isDone(one));
    const those = (are: (one: ExplainedAnswer) => boolean): string[] =>
      filled.flatMap(({ id }) => {
        const one = verdicts.get(id);
        return one !== undefined && are(one) ? [id] : [];
      });
    const texts = Object.fromEntries(filled.map(({ id, read: text }) => [id, text()]));
    const before = { ...now, answers: read(), checked: { ...now.checked, ...texts } };
    keep(afterCheck(before, those(isDone), those(isMistaken), wasSeen));
    showVerdicts();
    earlier.splice(0, earlier.length, mark(sheet, read()), ...earlier.slice(0, MOST_EARLIER - 1));
    const done = doneIn(verdicts);
    const faulty = filled.find((field) => !done(field));
    const open = fields.filter((field) => !isChecked(field) || !done(field));
    const here = open.find(({ element }) => screens.has(element));
    const next = faulty ?? here ?? open[0];
    if (next === undefined) main.querySelector<HTMLElement>("#another")?.focus();
    else if (next === open[0] && here === undefined && faulty === undefined && screens.next() !== null)
      screens.next()?.focus();
    else focusOn(next);
  };

  const drawing = main.querySelector<HTMLElement>("#live .drawing");
  const draw = (working?: string) => {
    const live = drawing === null ? null : liveDrawing(context, read(), working);
    if (drawing !== null && live !== null) drawing.innerHTML = live;
  };
  const quantityOf = new Map(context.question.answers.map(({ id, quantity }) => [id, quantity]));
  for (const field of fields) {
    field.element.addEventListener("focusin", () => draw(quantityOf.get(field.id)));
    field.write(now.answers[field.id] ?? "");
    field.element.addEventListener("input", () => {
      keep({ answers: read() });
      forget(field.element);
      draw(quantityOf.get(field.id));
    });
    field.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      check([field]);
    });
  }
  startSigns(form);
  startCalculator(form);
  startPreviews(form, sheet, t);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(fields.filter(({ element }) => screens.has(element)));
  });
  startHelp(form, sheet, context, t, {
    taken: () => now.hints,
    take: (id, count) => {
      keep({ hints: { ...now.hints, [id]: count } });
      showVerdicts();
    },
  });
  const reveal = () => {
    const place = main.querySelector("#solution");
    if (place === null) return;
    place.innerHTML = render("solved", { parts: solutionView(context) }, t);
    letScroll(place);
  };
  main.querySelector("#reveal")?.addEventListener("click", () => {
    store.set(withSeen(store.get(), seedOf(wish)));
    keep({ solution: true });
    reveal();
    showVerdicts();
  });
  if (now.solution) reveal();
  draw();
  showVerdicts();
  const verdicts = marked();
  const done = doneIn(verdicts);
  const faulty = fields.find((field) => isChecked(field) && !done(field));
  const open = faulty ?? fields.find((field) => !isChecked(field));
  if (open !== undefined) screens.showOf(open.element);

  function focusOn({ element }: Field): void {
    screens.showOf(element);
    const target = element.matches("input, select") ? element : element.querySelector<HTMLElement>("input");
    target?.focus();
    bringIntoSight(element);
  }
}
