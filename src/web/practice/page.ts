import { LEVELS, LOCALES, type LocaleName } from "../../base/settings.js";
import { startScrolling } from "../selfCheck/scroll.js";
import { type Place, readPlace, writePlace } from "./address.js";
import { messagesIn, withTexts } from "./carried.js";
import { exercisesOf } from "./course.js";
import { homeView } from "./home.js";
import { keepAsFile } from "./keepAsFile.js";
import { showQuestion } from "./question.js";
import { render } from "./render.js";
import { freshSeed } from "./seed.js";
import { storeOf } from "./store.js";

const { course, languages: names } = globalThis.gradsheetCarried;
const store = storeOf(course.name);

function localeNow(): LocaleName {
  const wished = store.get().locale ?? LOCALES.find((one) => navigator.language.startsWith(one));
  return wished ?? LOCALES[0];
}

/** Shows the place that the address names. `quiet`: without taking the focus, as when the page comes up; then `focused` has it. */
function show(quiet: boolean, focused?: string): void {
  withTexts(localeNow(), () => {
    showPlace(quiet);
    if (focused !== undefined) document.querySelector<HTMLElement>(focused)?.focus();
  });
}

function showPlace(quiet: boolean): void {
  const main = document.getElementById("practice");
  if (main === null) return;
  const locale = localeNow();
  const t = messagesIn(locale);
  const exercises = exercisesOf(course.quizzes[locale]);
  const place = readPlace(
    location.hash,
    new Map(exercises.map(({ name, question }) => [name, question.level])),
  );
  document.documentElement.lang = locale;
  document.body.className = locale;
  const languages = LOCALES.map((one) => ({
    locale: one,
    name: names[one],
    on: one === locale,
  }));
  const shown = place.at === "home" ? null : placed(place);
  if (shown === null) {
    main.innerHTML = render("home", { ...homeView(course, store.get(), locale, t, freshSeed), languages }, t);
    keepAsFile(main, store, t, () => show(true));
  } else {
    showQuestion(main, shown, { course, store, locale, t, languages });
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

/** The place, at a level that the course has. */
function placed(place: Exclude<Place, { at: "home" }>): Exclude<Place, { at: "home" }> | null {
  if (course.levels.length === 0 || course.levels.includes(place.wish.level)) return place;
  const level = course.levels[0] ?? LEVELS[0];
  location.replace(writePlace({ ...place, wish: { ...place.wish, level } }));
  return null;
}

window.addEventListener("hashchange", () => show(false));
startScrolling();
show(true);
if ("serviceWorker" in navigator && location.protocol.startsWith("http"))
  void navigator.serviceWorker.register("worker.js");
