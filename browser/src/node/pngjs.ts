/** The part of pngjs that image-lab uses: RGBA bytes to a PNG. */
import { Buffer } from "buffer";
import { zlibSync } from "fflate";

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function chunk(type: string, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(body, 8);
  let crc = -1;
  for (const byte of bytes.subarray(4, 8 + body.length)) crc = TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8);
  bytes.writeInt32BE(~crc, 8 + body.length);
  return bytes;
}

export class PNG {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;

  constructor({ width, height }: { width: number; height: number }) {
    this.width = width;
    this.height = height;
    this.data = Buffer.alloc(4 * width * height);
  }

  static sync = {
    write({ width, height, data }: PNG): Buffer {
      const header = Buffer.alloc(13);
      header.writeUInt32BE(width, 0);
      header.writeUInt32BE(height, 4);
      header.set([8, 6, 0, 0, 0], 8);
      const rows = new Uint8Array(height * (1 + 4 * width)); // each row begins with its filter: none
      for (let row = 0; row < height; row++)
        rows.set(data.subarray(4 * width * row, 4 * width * (row + 1)), row * (1 + 4 * width) + 1);
      const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
      return Buffer.concat([
        signature,
        chunk("IHDR", header),
        chunk("IDAT", zlibSync(rows)),
        chunk("IEND", Buffer.alloc(0)),
      ]);
    },
  };
}
