import type { Question } from "../../core/sheet/sheet.js";
import { showsOf } from "../../core/topics/index.js";
import type { Typesetter } from "../formula/typesetter.js";
import { type Drawing, NO_DRAWING } from "../tree/drawing.js";
import { digitPicture } from "./digitPicture.js";
import { figurePicture } from "./figurePicture.js";
import { graphDrawing } from "./graphDrawing.js";
import { type DrawingOptions, networkDrawing } from "./networkDrawing.js";
import { networkPicture } from "./networkPicture.js";

/** The side of a printed digit, in px. */
const DIGIT_SIZE = 150;
const SETS = { test: "digit.set.test", training: "digit.set.training" } as const;

/** What a question shows: the handwritten digit that it is about with a caption, or its network or graph; beside these a plane with points, or plots. */
export function questionDrawing(
  question: Question,
  setter: Typesetter,
  options: DrawingOptions = {},
): Drawing {
  const { network, picture, figure } = question;
  if (picture === undefined) {
    const beside = figure === undefined ? [] : [figurePicture(figure, setter.t)];
    if (network !== undefined)
      return { pictures: [networkPicture(networkDrawing(network, setter, options)), ...beside], caption: "" };
    if (figure !== undefined) return { pictures: beside, caption: "" };
    return showsOf(question.topic).figure === "graph"
      ? { pictures: [networkPicture(graphDrawing(question, setter))], caption: "" }
      : NO_DRAWING;
  }
  const { label, set = "test" } = picture;
  const image = digitPicture(picture, picture, DIGIT_SIZE, setter.t("digit.spoken", { label }));
  const caption = `${setter.t("digit.caption", { label, output: label + 1 })} ${setter.t(SETS[set])}`;
  return { pictures: [image], caption };
}
