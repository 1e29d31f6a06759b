import type { QuestionContext } from "../../document/build/questionContext.js";
import { knobsOf, turned } from "./knob.js";
import { render } from "./render.js";

/** Lets the numbers of a solved network be turned: its values and the loss follow. Nothing where there is none to turn. */
export function startPlay(place: HTMLElement, context: QuestionContext): void {
  const { setter } = context;
  const { t } = setter;
  const knobs = knobsOf(context);
  if (knobs.length === 0 || place.innerHTML !== "") return;
  place.innerHTML = render(
    "play",
    { knobs: knobs.map(({ id }, k) => ({ place: k, name: setter.said(id) })) },
    t,
  );
  const list = place.querySelector("select");
  const slider = place.querySelector<HTMLInputElement>("input[type=range]");
  const shown = place.querySelector<HTMLElement>(".turned");
  if (list === null || slider === null || shown === null) return;
  const now = () => knobs[Number(list.value)] ?? knobs[0];
  const turn = () => {
    const knob = now();
    if (knob === undefined) return;
    const to = Number(slider.value);
    const view = turned(knob, to, context);
    shown.innerHTML = render("turned", { ...view, symbol: "" }, t);
    slider.setAttribute("aria-valuetext", view.said);
  };
  const choose = () => {
    const knob = now();
    if (knob === undefined) return;
    slider.min = String(knob.from);
    slider.max = String(knob.to);
    slider.step = String(knob.step);
    slider.value = String(knob.value);
    turn();
  };
  list.addEventListener("change", choose);
  slider.addEventListener("input", turn);
  choose();
}
