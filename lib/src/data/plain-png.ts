const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** Chunks of an animation: pngjs and the test of file types take a PNG with them for another format. */
const animation = new Set(["acTL", "fcTL", "fdAT"]);

/** A PNG as its readers want it, and how it is to be turned. */
export interface PlainPng {
  /** Its first picture alone, with nothing after its end. */
  readonly bytes: Buffer;
  /** EXIF's orientation, 1 to 8; 1 where nothing is to be turned. */
  readonly orientation: number;
}

/**
 * Takes a PNG apart into its chunks and puts the picture together again: without an animation's other pictures, and
 * without what some programs write after its end. Source: "Portable Network Graphics, third edition" (W3C).
 *
 * @returns undefined where the bytes are no PNG or break off; a reader then says what is wrong
 */
export function plainPng(bytes: Buffer): PlainPng | undefined {
  if (!bytes.subarray(0, 8).equals(signature)) return undefined;
  const kept: Buffer[] = [signature];
  let orientation = 1;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const chunk = bytes.subarray(at, end);
    if (type === "eXIf") orientation = orientationOf(chunk.subarray(8, 8 + length));
    else if (!animation.has(type)) kept.push(chunk);
    if (type === "IEND") return { bytes: Buffer.concat(kept), orientation };
    at = end;
  }
  return undefined;
}

/** The orientation in EXIF data, which is built like a TIFF: tag 0x112 of its first directory. */
export function orientationOf(exif: Buffer): number {
  const little = exif.toString("latin1", 0, 2) === "II";
  const word = (at: number): number => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  try {
    const directory = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
    for (let entry = 0; entry < word(directory); entry++) {
      const at = directory + 2 + 12 * entry;
      if (word(at) === 0x112) return Math.max(1, Math.min(8, word(at + 8)));
    }
  } catch {
    // Broken EXIF says nothing; the picture is shown as it lies.
  }
  return 1;
}
