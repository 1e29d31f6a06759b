import swc from "@swc/jest";

// Each use of a global inside jest's context is looked up through an interceptor of node's vm, which makes arithmetic and small
// objects half as fast again as in plain node. A constant of the module is not: what a file uses is taken once, at its top.
const GLOBALS = [
  "Array",
  "Error",
  "Float32Array",
  "Float64Array",
  "Infinity",
  "JSON",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "RegExp",
  "Set",
  "String",
  "Uint8Array",
];

const inner = swc.createTransformer({
  jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  module: { type: "es6" },
});

/** The code with the globals it names as constants, on its first line, so that lines keep their numbers. */
function withGlobals(code) {
  const used = GLOBALS.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return used.length === 0 ? code : `const { ${used.join(", ")} } = globalThis; ${code}`;
}

const changed = (result) => ({ ...result, code: withGlobals(result.code) });

export default {
  ...inner,
  getCacheKey: (...given) => `${inner.getCacheKey(...given)}-globals-1`,
  process: (...given) => changed(inner.process(...given)),
  processAsync: async (...given) => changed(await inner.processAsync(...given)),
};
