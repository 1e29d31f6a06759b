import type { LocaleName } from "../../../core/base/settings.js";
import type { TopicName } from "../../../core/topics/index.js";
import { keyOf, type Messages } from "../../../core/words/messages.js";
import { writePlace } from "../address.js";
import type { Around } from "../around.js";
import { type Exercise, titleOf } from "../course.js";
import { loadScript } from "../loadScript.js";
import { freshAddress } from "../map.js";
import { contextOfPage } from "../questionView.js";
import { render } from "../render.js";
import { freshSeed } from "../seed.js";
import { claims } from "./claims.js";
import { drawingAt, exampleSheet, knobOf, linesAt } from "./example.js";

/** What is explained about a topic stands in texts of its own, which are loaded when they are asked for. */
const keyAt = (topic: TopicName, screen: number) => `lesson.${topic}.${screen}`;

/** The topic that an exercise's lesson is about: none for a teacher's own question. */
export const lessonOf = ({ question }: Exercise): TopicName | undefined =>
  question.topic === "own" ? undefined : question.topic;

/** Loads the texts of all lessons in the language of a page, and goes on; `otherwise` where they cannot be had. */
export function withLessons(locale: LocaleName, then: () => void, otherwise: () => void): void {
  if (Object.hasOwn(globalThis.gradsheetTexts?.[locale] ?? {}, keyAt("forward-pass", 1))) then();
  else loadScript(`lessons.${locale}.js`, then, otherwise);
}

/** Shows a screen of the lesson of an exercise: what it is about, and on the first an example that can be moved. */
export function showLesson(
  main: HTMLElement,
  exercise: Exercise,
  wished: number,
  { course, locale, t, languages }: Around,
): void {
  const topic = lessonOf(exercise);
  const texts = globalThis.gradsheetTexts?.[locale] ?? {};
  const has = (screen: number) => topic !== undefined && Object.hasOwn(texts, keyAt(topic, screen));
  const screen = has(wished) ? wished : 1;
  const sheet = exampleSheet(course, exercise, locale, freshSeed());
  const context = contextOfPage(sheet, t);
  const knob = knobOf(context);
  const isFirst = screen === 1;
  const lines = isFirst ? linesAt(context, sheet) : [];
  const at = (to: number) => writePlace({ at: "lesson", exercise: exercise.name, screen: to });
  const levels = course.levels.length === 0 ? [exercise.question.level] : course.levels;
  main.innerHTML = render(
    "lesson",
    {
      languages,
      title: titleOf(exercise, t),
      text: topic === undefined ? "" : (t as Messages<string>)(keyAt(topic, screen), claims()),
      drawing: lines.length === 0 ? "" : drawingAt(context, sheet),
      lines,
      knob:
        lines.length === 0 || knob === undefined
          ? null
          : { ...knob, name: context.setter.said(knob.id), symbol: context.setter.symbol(knob.id, true) },
      back: isFirst ? "" : at(screen - 1),
      onward: has(screen + 1) ? at(screen + 1) : "",
      levels: levels.map((level) => ({
        name: t(keyOf("practice", "level", level)),
        address: freshAddress(exercise.name, level, freshSeed),
      })),
      shown: writePlace({
        at: "solved",
        wish: {
          exercise: exercise.name,
          level: sheet.questions[0]?.level ?? "guided",
          seed: freshSeed(),
          network: {},
        },
      }),
    },
    t,
  );
  const slider = main.querySelector<HTMLInputElement>("#move");
  const moving = main.querySelector("#moving");
  if (slider === null || moving === null || knob === undefined) return;
  slider.addEventListener("input", () => {
    const moved = { knob, to: Number(slider.value) };
    const view = { drawing: drawingAt(context, sheet, moved), lines: linesAt(context, sheet, moved) };
    moving.innerHTML = render("moving", view, t);
    slider.setAttribute("aria-valuetext", slider.value.replaceAll("-", "−"));
  });
}
