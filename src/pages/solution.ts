import type { LocaleName, Paper } from "../base/settings.js";
import { networkDrawing } from "../diagram/networkDrawing.js";
import { networkPicture } from "../diagram/networkPicture.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { typesetterOf } from "../formula/typesetter.js";
import { solveNumbers } from "../graph/compile.js";
import type { Stage } from "../graph/definition.js";
import { problemOf } from "../graph/solutionGraph.js";
import { type Network, sizesOf } from "../network/network.js";
import { type NotationName, notationOf } from "../notation/notation.js";
import { inPrintedOrder } from "../sheet/printedOrder.js";
import { printedSolution } from "../solution/printedSolution.js";
import { checkSize } from "../solution/size.js";
import { factsView } from "../views/facts/facts.js";
import { factsOf } from "../views/facts/networkFacts.js";
import { examplesView } from "../views/questionView.js";
import { lineView, workedLine } from "../views/workedLine.js";
import { messagesFor } from "../words/locale.js";
import { pageHtml } from "./page.js";
import { templatesOf } from "./templates/templates.js";

export interface SolutionSetting {
  readonly locale: LocaleName;
  readonly notation: NotationName;
  readonly paper: Paper;
  readonly purpose: FontPurpose;
}

const STAGES: readonly Stage[] = ["forward", "loss", "backward", "update", "second"];

/** The whole worked solution of a network as a document: the network drawn, then stage by stage every line and its reason. Throws TOO_LARGE. */
export function solutionHtml(network: Network, setting: SolutionSetting): string {
  checkSize(network, "page");
  const { graph, givens } = problemOf(network);
  const t = messagesFor(setting.locale);
  const sizes = sizesOf(network);
  const setter = typesetterOf(notationOf(setting.notation, sizes), t);
  const { displays, unrounded } = printedSolution(network, graph, givens, solveNumbers(graph, givens));
  const note = (id: string) => (unrounded.has(id) ? t("solution.unrounded") : "");
  const subtitle = t("solution.subtitle", { shape: sizes.join("-") });
  const view = {
    subtitle,
    drawing: { pictures: [networkPicture(networkDrawing(network, setter))], caption: "" },
    facts: factsView(factsOf(network, graph.definitions, setter, true)),
    examples: network.examples.length === 1 ? null : examplesView(network, setter),
    stages: STAGES.map((stage) => ({
      title: t(`stage.${stage}`),
      lines: inPrintedOrder(
        graph.definitions.filter((line) => line.stage === stage),
        ({ id }) => id,
        setter.notation,
      ).map((line) => lineView(workedLine(line, setter, displays, note(line.id)))),
    })).filter(({ lines }) => lines.length > 0),
  };
  const title = `${t("solution.title")} · ${subtitle}`;
  return pageHtml(templatesOf().render("solution", view, t), { ...setting, title, foot: title });
}
