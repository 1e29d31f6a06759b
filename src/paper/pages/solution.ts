import type { LocaleName, Paper } from "../../core/base/settings.js";
import { solveNumbers } from "../../core/graph/compile.js";
import type { Stage } from "../../core/graph/definition.js";
import { problemOf } from "../../core/graph/solutionGraph.js";
import { type Network, sizesOf } from "../../core/network/network.js";
import { type NotationName, notationOf } from "../../core/notation/notation.js";
import { inPrintedOrder } from "../../core/sheet/printedOrder.js";
import { messagesFor } from "../../core/words/locale.js";
import { factsView } from "../../document/build/facts/facts.js";
import { factsOf } from "../../document/build/facts/networkFacts.js";
import { examplesView } from "../../document/build/questionView.js";
import { lineView, workedLine } from "../../document/build/workedLine.js";
import { networkDrawing } from "../../document/diagram/networkDrawing.js";
import { networkPicture } from "../../document/diagram/networkPicture.js";
import { typesetterOf } from "../../document/formula/typesetter.js";
import { printedSolution } from "../../document/solution/printedSolution.js";
import { checkSize } from "../../document/solution/size.js";
import type { FontPurpose } from "../fonts/fonts.js";
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
