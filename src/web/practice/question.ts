import { GradsheetError } from "../../core/base/errors.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { keyOf } from "../../core/words/messages.js";
import { solutionView } from "../../document/build/solutionView.js";
import { letScroll } from "../selfCheck/scroll.js";
import { type AskedPlace, writePlace } from "./address.js";
import type { Around } from "./around.js";
import { choicesOf } from "./choices.js";
import { exercisesOf, titleOf } from "./course.js";
import { drawWish, isGiven, isOfCourse, type Wish } from "./draw.js";
import { withSeen } from "./kept/kept.js";
import { NO_PROGRESS, standingOf } from "./kept/mastery.js";
import { dotsOf, rungOf, seedOf, stateOf } from "./kept/standing.js";
import { lessonOf } from "./lesson/lesson.js";
import { freshAddress, mapOf, nextOf, reviewOf } from "./map.js";
import { startPlay } from "./play.js";
import { askedView, contextOfPage } from "./questionView.js";
import { render } from "./render.js";
import { freshSeed } from "./seed.js";
import { startWork } from "./work.js";

/** Signs that the keys of a phone for decimals do not have. */
const KEYS = ["(", ")", "+", "−", "×", "÷", "^", "e"] as const;

/**
 * Shows a question, whose topic's code is there, and lets it be worked on. One that cannot be drawn as wished gives way to
 * one with the course's own network, and says so.
 */
export function showQuestion(main: HTMLElement, place: AskedPlace, around: Around, notice = ""): void {
  const { course, locale, t, languages } = around;
  const { wish } = place;
  let sheet: Sheet;
  try {
    sheet = drawWish(course, wish, locale);
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    const own = { at: "question", wish: { ...wish, network: {}, seed: freshSeed() } } as const;
    history.replaceState(null, "", writePlace(own));
    showQuestion(main, own, around, t("practice.not-so"));
    return;
  }
  const context = contextOfPage(sheet, t);
  const exercise = exercisesOf(course.quizzes[locale]).find(({ name }) => name === wish.exercise);
  const progress = around.store.get().progress[rungOf(wish.exercise, wish.level)] ?? NO_PROGRESS;
  const now = Date.now();
  // Whoever has seen it solved has had help with it, at every level.
  if (place.at === "solved") around.store.set(withSeen(around.store.get(), seedOf(wish)));
  const at = (to: AskedPlace["at"], seed: string) => writePlace({ at: to, wish: { ...wish, seed } });
  // First the course's own numbers, then others in the same shape.
  const others = exercise !== undefined && isGiven(exercise) && wish.network.other !== true;
  const another: Wish = { ...wish, seed: freshSeed(), ...(others ? { network: { other: true } } : {}) };
  main.innerHTML = render(
    "question",
    {
      ...askedView(context),
      topic: exercise === undefined ? "" : titleOf(exercise, t),
      languages,
      notice,
      hints: course.help.hints,
      keys: KEYS,
      level: t(keyOf("practice", "level", wish.level)),
      lesson:
        exercise === undefined || lessonOf(exercise) === undefined
          ? ""
          : writePlace({ at: "lesson", exercise: exercise.name, screen: 1 }),
      dots: isOfCourse(wish) ? dotsOf(progress, now) : "",
      state: isOfCourse(wish) ? stateOf(progress, now, locale, t) : t("practice.other-network"),
      mastered: standingOf(progress, now).is === "mastered",
      onward: onwardOf(wish, around, now),
      solved: place.at === "solved",
      solution: place.at === "solved" ? solutionView(context) : [],
      mayShow: course.help.solution !== "never",
      ...(reviewed(place, around, now) ?? {
        next: writePlace({ at: "question", wish: another }),
        another: t(others ? "practice.other-numbers" : "practice.another"),
      }),
      shown: writePlace({ at: "solved", wish: { ...another, seed: freshSeed() } }),
      address: location.href,
      choices: exercise === undefined ? [] : choicesOf(exercise, wish, course, t),
    },
    t,
  );
  const large = main.querySelector<HTMLDialogElement>("#large");
  const larger = main.querySelector("#larger");
  const drawing = main.querySelector("#live .drawing");
  // Under the drawing, which the facts stand beside, or on a phone below.
  if (larger?.parentElement) drawing?.after(larger.parentElement);
  for (const one of [larger, drawing]) one?.addEventListener("click", () => large?.showModal());
  for (const select of main.querySelectorAll<HTMLSelectElement>("[data-choice]"))
    select.addEventListener("change", () => {
      const said = new URLSearchParams(at("question", freshSeed()).slice(1));
      for (const one of main.querySelectorAll<HTMLSelectElement>("[data-choice]"))
        said.set(one.dataset["choice"] ?? "", one.value);
      location.hash = said.toString();
    });
  const knobs = main.querySelector<HTMLElement>("#play");
  if (place.at === "solved" && knobs !== null) startPlay(knobs, context);
  if (place.at === "question") startWork(main, sheet, wish, context, around);
  letScroll(main);
}

/** Where a mixed review goes on; null outside of one. Its last question leads back to the map. */
function reviewed({ wish, review }: AskedPlace, { course, store, locale, t }: Around, now: number) {
  if (review === undefined) return null;
  const left = review - 1;
  const map = mapOf(course, locale, store.get(), now);
  const { review: next } = left === 0 ? { review: undefined } : reviewOf(map, now, wish.exercise);
  if (next === undefined) return { next: "#", another: t("practice.review-done") };
  return {
    next: freshAddress(next.exercise.name, next.level, freshSeed, { review: left }),
    another: t("practice.review-next", { left }),
  };
}

/** Where a student goes on who has mastered an exercise: its next level, and the next station of the map. */
function onwardOf(wish: Wish, { course, store, locale, t }: Around, now: number) {
  const harder = course.levels[course.levels.indexOf(wish.level) + 1];
  const next = nextOf(mapOf(course, locale, store.get(), now), wish.exercise);
  const [first] = next?.rungs ?? [];
  return [
    ...(harder === undefined || !course.levels.includes(wish.level)
      ? []
      : [
          {
            address: freshAddress(wish.exercise, harder, freshSeed),
            text: t("practice.harder", { level: t(keyOf("practice", "level", harder)) }),
          },
        ]),
    ...(next === undefined || first === undefined
      ? []
      : [
          {
            address: freshAddress(next.exercise.name, first.level, freshSeed),
            text: t("practice.onward", { title: titleOf(next.exercise, t) }),
          },
        ]),
  ];
}
