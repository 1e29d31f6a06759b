import type { ShapeAnswer } from "./sheet.js";

/** What a shape belongs to: a matrix of weights, one turned over, or a column of a layer's numbers. */
export const shapeKind = ({ quantity }: Pick<ShapeAnswer, "quantity">): "matrix" | "turned" | "vector" =>
  quantity.startsWith("WT") ? "turned" : quantity.includes("W") ? "matrix" : "vector";
