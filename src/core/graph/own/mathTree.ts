/**
 * What mathjs makes of a text, as far as it is looked at here: `type` names the kind of a node, and each kind has some of
 * the others (https://mathjs.org/docs/expressions/expression_trees.html).
 */
export interface MathTree {
  readonly type: string;
  /** Of a ConstantNode. */
  readonly value?: unknown;
  /** Of a SymbolNode. */
  readonly name?: string;
  /** Of an OperatorNode: its sign, and whether the sign of a product was left out. */
  readonly op?: string;
  readonly implicit?: boolean;
  /** Of a FunctionNode: what is called. */
  readonly fn?: MathTree | string;
  /** Operands of an OperatorNode or a FunctionNode. */
  readonly args?: readonly MathTree[];
  /** Of a ParenthesisNode. */
  readonly content?: MathTree;
  /** Of an ArrayNode. */
  readonly items?: readonly MathTree[];
  /** Of a ConditionalNode. */
  readonly condition?: MathTree;
  readonly trueExpr?: MathTree;
  readonly falseExpr?: MathTree;
}

/** Reads a text as mathjs does. Throws SyntaxError, its `char` the place counted from 1. */
export type ParseMath = (text: string) => MathTree;
