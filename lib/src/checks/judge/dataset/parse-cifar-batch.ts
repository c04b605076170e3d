import type { Judge } from "../../exercise";
import { arrayType, length, unchanged, values } from "../properties";
import { Random } from "../random";
import { cifarMistakes } from "./cifar-mistakes";
import { type CifarCase, expected, record, side } from "./cifar-records";
import { otherAddresses } from "./pixel-address";

function cases(seed: number): CifarCase[] {
  const random = new Random(seed);
  return [3, 2].map((count) => {
    const bytes = random.bytes(count * record);
    const classes = random.order(10);
    for (let i = 0; i < count; i++) bytes[i * record] = classes[i] as number;
    return { bytes };
  });
}

export const parseCifarBatch: Judge<CifarCase> = {
  parts: { labels: 0.3, pixels: 0.7 },
  cases,
  expected,
  properties: [
    arrayType("labels", "Uint8Array", "labels"),
    length("labels", expected, "labels"),
    values("labels", expected, "labels"),
    arrayType("pixels", "Uint8Array", "pixels"),
    length("pixels", expected, "pixels"),
    values("pixels", expected, "pixels"),
    unchanged("pixels"),
  ],
  mistakes: cifarMistakes,
  searches: otherAddresses,
  axes: ({ bytes }, name) =>
    name === "pixels"
      ? [
          { word: "image", size: Math.floor(bytes.length / record) },
          { word: "row", size: side },
          { word: "column", size: side },
          { word: "colour", size: 3 },
        ]
      : undefined,
};
