import { expect, test } from "@jest/globals";
import { pinPdf } from "../../../src/paper/print/pin.js";

const pin = (text: string): string => Buffer.from(pinPdf(Buffer.from(text, "latin1"))).toString("latin1");

test("dates become 1 January 2000, in as many bytes", () => {
  expect(pin("/CreationDate (D:20261123221102+09'00')\n/ModDate (D:20261123221102+00'00')>>")).toBe(
    "/CreationDate (D:20000101000000+00'00')\n/ModDate (D:20000101000000+00'00')>>",
  );
  expect(pin("/ModDate (D:20261123221102)")).toBe("/ModDate (D:20000101000000)");
});

test("element ids are numbered from 1 in their order, wherever they are named", () => {
  expect(
    pin(
      "/ID (node00148616)>> /ID (node00148615)>> /Headers [(node00148615) (node00148616)] /Names [(node00148615) 35 0 R (node00148616) 37 0 R]",
    ),
  ).toBe(
    "/ID (node00000002)>> /ID (node00000001)>> /Headers [(node00000001) (node00000002)] /Names [(node00000001) 35 0 R (node00000002) 37 0 R]",
  );
});

test("a document id becomes zeros", () => {
  expect(pin("/ID [<0AfF> <12ab>]")).toBe("/ID [<0000> <0000>]");
});

test("texts that look like ids or dates stay", () => {
  const text = "/Alt (node00148616) /Title (D:20261123221102+09'00') /T (/ID \\(node00148616\\))";
  expect(pin(text)).toBe(text);
});

test("bytes above 127 stay, and the argument is not changed", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect([...pinPdf(bytes)]).toEqual([...bytes]);
  const dated = Buffer.from("/ModDate (D:20261123221102)");
  pinPdf(dated);
  expect(dated.toString()).toBe("/ModDate (D:20261123221102)");
});
