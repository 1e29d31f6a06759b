import { expect, test } from "@jest/globals";
import { sansWidthOf } from "../../../../src/paper/pages/paging/sansWidths.js";
import { readFont } from "../../../document/diagram/fontWidths.js";

test("the widths of Korean pages are those of Noto Sans KR", () => {
  const advance = readFont("normal", "noto-sans-kr");
  for (let code = 33; code < 127; code += 1) {
    const character = String.fromCharCode(code);
    expect([character, sansWidthOf(character)]).toEqual([character, advance(character)]);
  }
  expect(sansWidthOf("입력")).toBe(1.84);
});
