import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { DoorMaker } from "../door.js";
import { own, textBytes } from "../own.js";

/** A PNG of 3 × 2 points and a JPEG of 17 × 16, as far as their sizes are read. */
const PNG = Buffer.from("89504e470d0a1a0a0000000d4948445200000003000000020802000000", "hex");
const JPEG = Buffer.from("ffd8ffe000104a46494600010101004800480000ffc0000b080010001101011100ffd9", "hex");

/** A logo beside a quiz: only what is a picture gets onto a page. */
export const look: DoorMaker = async (folder) => ({
  name: "look",
  corpus: [
    readFileSync("examples/own-look/logo.svg"),
    textBytes('<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    PNG,
    JPEG,
  ],
  most: 20_000,
  open: async (input) => {
    writeFileSync(join(folder, "logo"), input);
    await own(() => {
      const quiz = readQuiz("look: {logo: logo}\nquestions: [{topic: loss}]\n", "q.yaml", { folder });
      const logo = quiz.look?.logo ?? "";
      if (!/^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+=*$/.test(logo))
        throw new Error(`a logo is ${logo.slice(0, 80)}`);
    });
  },
});
