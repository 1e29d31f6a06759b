/** A part of a JSON Schema, as far as completion reads it. */
export interface SchemaNode {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

export type Step = string | number;

/** What may stand at a path: every branch of what is one of several things. */
export function nodesAt(root: SchemaNode, path: readonly Step[]): readonly SchemaNode[] {
  let nodes = branches([root]);
  for (const step of path)
    nodes = branches(
      nodes.flatMap((node) => {
        const inside = typeof step === "number" ? node.items : node.properties?.[step];
        return inside === undefined ? [] : [inside];
      }),
    );
  return nodes;
}

const branches = (nodes: readonly SchemaNode[]): readonly SchemaNode[] =>
  nodes.flatMap((node) => [node, ...branches(node.anyOf ?? [])]);

/** The keys that may stand in a group, each with what it is for. */
export const keysIn = (nodes: readonly SchemaNode[]): ReadonlyMap<string, string> =>
  new Map(
    nodes.flatMap(({ properties = {} }) =>
      Object.entries(properties)
        .filter(([key]) => key !== "$schema")
        .map(([key, { description = "" }]) => [key, description] as const),
    ),
  );

/** The words that may stand as a value. */
export const wordsIn = (nodes: readonly SchemaNode[]): readonly string[] => [
  ...new Set(
    nodes.flatMap((node) => [
      ...(node.enum ?? []).map(String),
      ...(node.const === undefined ? [] : [String(node.const)]),
      ...(node.type === "boolean" ? ["true", "false"] : []),
    ]),
  ),
];
