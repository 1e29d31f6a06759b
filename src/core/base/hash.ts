import { createHash } from "node:crypto";

/** SHA-256 in hexadecimal figures. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** SHA-256 as a page's policy names a script. */
export const sha256Base64 = (content: string): string =>
  createHash("sha256").update(content).digest("base64");

/** A short name for data: the first 16 figures of the SHA-256 of its JSON. */
export const nameOf = (data: unknown): string => sha256(JSON.stringify(data)).slice(0, 16);
