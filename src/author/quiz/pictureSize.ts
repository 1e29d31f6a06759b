/** Breadth and height of a picture in points, as its beginning says them. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of a PNG: its first chunk, IHDR, holds both. */
export const pngSize = (bytes: Buffer): PictureSize | null =>
  bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };

/** Of a JPEG: the start of its frame, SOF0 to SOF15, behind segments that each say their length; DHT, JPG and DAC are none. */
export function jpegSize(bytes: Buffer): PictureSize | null {
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return null;
}
