import { LEVELS, LOCALES, type LocaleName } from "../../core/base/settings.js";
import type { Messages } from "../../core/words/messages.js";
import { startScrolling } from "../selfCheck/scroll.js";
import { type AskedPlace, type Place, readPlace, writePlace } from "./address.js";
import { messagesIn, withTexts } from "./carried.js";
import { exercisesOf } from "./course.js";
import { ownAddress } from "./draw.js";
import { homeView } from "./home.js";
import { keepAsFile } from "./kept/keepAsFile.js";
import { storeOf } from "./kept/store.js";
import { showLesson, withLessons } from "./lesson/lesson.js";
import { showQuestion } from "./question.js";
import { render } from "./render.js";
import { freshSeed } from "./seed.js";
import { withTopic } from "./topicCode.js";

const { course, languages: names } = globalThis.gradsheetCarried;
const store = storeOf(course.name);

/** After so many ms without a topic's code a visitor is told to wait. */
const PATIENCE = 300;

function localeNow(): LocaleName {
  const wished = store.get().locale ?? LOCALES.find((one) => navigator.language.startsWith(one));
  return wished ?? LOCALES[0];
}

/** Shows the place that the address names. `quiet`: without taking the focus, as when the page comes up; then `focused` has it. */
function show(quiet: boolean, focused?: string): void {
  const main = document.getElementById("practice");
  if (main === null) return;
  const locale = localeNow();
  withTexts(locale, () => {
    const t = messagesIn(locale);
    const place = placeNow(locale);
    const topic = place.at === "home" ? undefined : exerciseNamed(nameOf(place), locale)?.question.topic;
    const then = () => {
      clearTimeout(slow);
      showPlace(main, locale, t, quiet);
      if (focused !== undefined) document.querySelector<HTMLElement>(focused)?.focus();
    };
    const otherwise = () => {
      clearTimeout(slow);
      say(main, t("practice.missing"), `<p class="back"><a href="#">${t("practice.all")}</a></p>`);
    };
    const slow = setTimeout(() => say(main, t("practice.loading")), PATIENCE);
    if (topic === undefined) then();
    else if (place.at === "lesson") withLessons(locale, () => withTopic(topic, then, otherwise), otherwise);
    else withTopic(topic, then, otherwise);
  });
}

/** A screen that says one thing, in texts of ours. */
function say(main: HTMLElement, text: string, more = ""): void {
  main.innerHTML = `<h1 tabindex="-1">${text}</h1>${more}`;
  main.querySelector("h1")?.focus({ preventScroll: true });
}

const nameOf = (place: Exclude<Place, { at: "home" }>): string =>
  place.at === "lesson" ? place.exercise : place.wish.exercise;

const exerciseNamed = (wished: string, locale: LocaleName) =>
  exercisesOf(course.quizzes[locale]).find(({ name }) => name === wished);

const placeNow = (locale: LocaleName): Place =>
  readPlace(
    location.hash,
    new Map(exercisesOf(course.quizzes[locale]).map(({ name, question }) => [name, question.level])),
  );

function showPlace(main: HTMLElement, locale: LocaleName, t: Messages, quiet: boolean): void {
  const place = placeNow(locale);
  document.documentElement.lang = locale;
  document.body.className = locale;
  const languages = LOCALES.map((one) => ({
    locale: one,
    name: names[one],
    on: one === locale,
  }));
  const around = { course, store, locale, t, languages };
  const lesson = place.at === "lesson" ? exerciseNamed(place.exercise, locale) : undefined;
  const shown = place.at === "question" || place.at === "solved" ? placed(place, locale) : null;
  if (lesson !== undefined && place.at === "lesson") {
    showLesson(main, lesson, place.screen, around);
  } else if (shown === null) {
    main.innerHTML = render("home", { ...homeView(course, store.get(), locale, t, freshSeed), languages }, t);
    keepAsFile(main, store, t, () => show(true));
  } else {
    showQuestion(main, shown, around);
  }
  const heading = main.querySelector("h1");
  document.title = heading?.textContent ?? "";
  for (const button of main.querySelectorAll<HTMLButtonElement>("[data-locale]"))
    button.addEventListener("click", () => {
      const wished = LOCALES.find((one) => one === button.dataset["locale"]);
      if (wished !== undefined) store.set({ ...store.get(), locale: wished });
      show(true, `[data-locale="${wished}"]`);
    });
  if (quiet) return;
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

/** The place, at a level that the course has, by the one address that its question has; null: it is on its way there. */
function placed(place: AskedPlace, locale: LocaleName): typeof place | null {
  const exercise = exerciseNamed(place.wish.exercise, locale);
  const wish = exercise === undefined ? place.wish : ownAddress(place.wish, exercise);
  if (course.levels.length === 0 || course.levels.includes(wish.level)) return { ...place, wish };
  const level = course.levels[0] ?? LEVELS[0];
  location.replace(writePlace({ ...place, wish: { ...wish, level } }));
  return null;
}

window.addEventListener("hashchange", () => show(false));
// The list shows what another page of this browser has done meanwhile.
store.onChange(() => {
  if (placeNow(localeNow()).at === "home") show(true);
});
startScrolling();
show(true);
if ("serviceWorker" in navigator && location.protocol.startsWith("http"))
  void navigator.serviceWorker.register("worker.js");
