import { known } from "../../../core/base/known.js";
import { names, parameterOf } from "../../../core/graph/quantity.js";
import type { Network } from "../../../core/network/network.js";
import { numberTex, symbolTex } from "../../../core/notation/styles.js";
import { givenText } from "../../diagram/networkDrawing.js";
import type { Typesetter } from "../../formula/typesetter.js";
import { items, type Line, plain } from "../../tree/line.js";
import type { QuestionContext } from "../questionContext.js";
import type { Fact } from "./facts.js";

type Rows = readonly (readonly string[])[];

const matrixTex = (rows: Rows): string =>
  `\\begin{pmatrix} ${rows.map((row) => row.map(numberTex).join(" & ")).join(" \\\\ ")} \\end{pmatrix}`;

/** Row by row, the rows parted by semicolons. */
const spokenMatrix = (rows: Rows): string => rows.map((row) => row.join(", ")).join("; ");

/** The weights of every layer as a matrix, and how matrices are laid out. */
export function matrixFacts({ layers }: Network, { notation, t, said, figure }: Typesetter): Fact[] {
  const figures = layers.map(({ weights }, before) => {
    const id = names.matrix(before + 1);
    const rows = weights.map((row) => row.map(givenText));
    const tex = `${symbolTex(id, notation)} = ${matrixTex(rows)}`;
    return figure(tex, `${said(id)}: ${spokenMatrix(rows)}`);
  });
  return [
    {
      kind: "",
      label: t("network.matrices"),
      html: items(figures),
      note: plain(t("network.matrices.note")),
      wide: true,
    },
  ];
}

/**
 * Gradients of a layer's weights as the matrix that they are: the column of derivatives times the row of inputs, in the
 * printed numbers. Null where `quantities` are not all of one layer's weights.
 */
export function gradientMatrix(quantities: readonly string[], context: QuestionContext): Line | null {
  const { setter, displays, question } = context;
  const { notation, said, figure } = setter;
  const places = quantities.map((id) => parameterOf(id));
  const layer = places[0]?.layer;
  const weights = layer === undefined ? undefined : question.network?.layers[layer - 1]?.weights;
  if (layer === undefined || weights === undefined) return null;
  const shown = (id: string) => known(displays, id);
  const rows = weights.map((row, j) => row.map((_w, i) => names.gradient(names.weight(layer, j + 1, i + 1))));
  if (rows.flat().join() !== [...quantities].sort(byPlace(rows.flat())).join()) return null;
  const column = weights.map((_row, j) => [shown(names.bySum(layer, j + 1))]);
  const inputs = [(weights[0] ?? []).map((_w, i) => shown(names.activation(layer - 1, i + 1)))];
  const matrix = rows.map((row) => row.map(shown));
  const id = names.gradient(names.matrix(layer));
  const product = `${symbolTex(id, notation)} = ${matrixTex(column)} ${matrixTex(inputs)}`;
  return figure([product, `= ${matrixTex(matrix)}`], `${said(id)}: ${spokenMatrix(matrix)}`);
}

const byPlace =
  (order: readonly string[]) =>
  (a: string, b: string): number =>
    order.indexOf(a) - order.indexOf(b);
