import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseIdx, readUnpacked } from "../../../src/mnist/data/idx.js";
import { readSafetensors, writeSafetensors } from "../../../src/mnist/data/safetensors.js";
import { parseRecipe } from "../../../src/mnist/recipe/recipeFile.js";
import { idxFile } from "../../support/idxFolder.js";
import type { DoorMaker } from "../door.js";
import { filed, own } from "../own.js";

export const safetensors: DoorMaker = async () => ({
  name: "safetensors",
  corpus: [
    writeSafetensors({
      tensors: [
        { name: "layers.1.weight", shape: [2, 3], values: Float64Array.from([1, 2, 3, 4, 5, 6]) },
        { name: "layers.1.bias", shape: [2], values: Float32Array.from([0.5, -0.5]) },
      ],
      metadata: { format: "gradsheet/weights@1", activations: "sigmoid", loss: "mse" },
    }),
  ],
  most: 4000,
  open: (input) => own(() => readSafetensors(Buffer.from(input), "case.safetensors")),
});

export const idx: DoorMaker = async (folder) => {
  const images = idxFile([3, 4, 4], new Uint8Array(48).fill(7));
  return {
    name: "IDX",
    corpus: [images, idxFile([3], [1, 2, 3]), gzipSync(images)],
    most: 2000,
    open: async (input) => {
      writeFileSync(join(folder, "case-idx"), input);
      for (const dimensions of [1, 3])
        await own(async () => parseIdx(await readUnpacked(join(folder, "case-idx")), dimensions, "case-idx"));
    },
  };
};

export const recipe: DoorMaker = async () => ({
  name: "recipe",
  corpus: filed("recipe"),
  most: 3000,
  open: (input) => own(() => parseRecipe(Buffer.from(input).toString("utf8"), "case.yaml", 784)),
});
