import type { Examples } from "./examples";

export const parseIdxLabels: Examples<"parseIdxLabels"> = {
  exercise: "parseIdxLabels",
  correct: {
    "a subarray": (bytes) => bytes.subarray(8),
    "a copy": (bytes) => bytes.slice(8),
    "a filter": (bytes) => bytes.filter((_, i) => i >= 8),
    "a loop with the count from the header": (bytes) => {
      const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
      const labels = new Uint8Array(count);
      for (let i = 0; i < count; i++) labels[i] = bytes[8 + i] ?? 0;
      return labels;
    },
    "a view of the memory": (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset + 8, bytes.length - 8),
    "a Buffer": (bytes) => Buffer.from(bytes).subarray(8),
    "spread into an array and back": (bytes) => Uint8Array.from([...bytes].slice(8)),
    set: (bytes) => {
      const labels = new Uint8Array(bytes.length - 8);
      labels.set(bytes.subarray(8));
      return labels;
    },
    "copyWithin on a copy": (bytes) =>
      bytes
        .slice()
        .copyWithin(0, 8)
        .subarray(0, bytes.length - 8),
    "an iterator": (bytes) => {
      const rest = bytes.values();
      for (let i = 0; i < 8; i++) rest.next();
      return Uint8Array.from(rest);
    },
  },
  wrong: {
    textCodes: [(bytes) => bytes.slice(8).map((byte) => byte + "0".charCodeAt(0))],
    "property.arrayLength": [(bytes) => new Uint8Array(bytes.buffer, 8, 1e6)],
    "property.pastTheEnd": [
      (bytes) => {
        const labels = new Uint8Array(bytes.length - 8);
        labels.set(bytes);
        return labels;
      },
    ],
    endAsLength: [(bytes) => bytes.slice(8, bytes.length - 8)],
    oneSubtracted: [(bytes) => bytes.slice(8).map((label) => label - 1)],
    oneAdded: [(bytes) => bytes.slice(8).map((label) => label + 1)],
    ignoresByteOffset: [
      (bytes) => new Uint8Array(bytes.buffer, 8),
      (bytes) => new Uint8Array(bytes.buffer).slice(8),
    ],
    countFromOneByte: [
      (bytes) => bytes.slice(8, 8 + (bytes[4] as number)),
      (bytes) => bytes.subarray(8, 8 + (bytes[7] as number)),
    ],
    imageHeader: [(bytes) => bytes.slice(16)],
    headerOffset: [(bytes) => bytes, (bytes) => bytes.slice(4), (bytes) => bytes.slice(9)],
    "property.type": [(bytes) => Array.from(bytes.slice(8)) as never],
    "property.nothing": [() => undefined as never],
    "property.sorted": [(bytes) => bytes.slice(8).sort()],
    "property.backwards": [(bytes) => bytes.slice(8).reverse()],
    "property.otherOrder": [
      (bytes) =>
        Uint8Array.from([
          ...bytes.slice(8).filter((label) => label > 4),
          ...bytes.slice(8).filter((label) => label < 5),
        ]),
    ],
    "property.values": [(bytes) => bytes.slice(8).map((label) => label ^ 5)],
    "property.beginningMissing": [(bytes) => bytes.slice(8).map((label, i) => (i < 5 ? 0 : label))],
    "property.endMissing": [
      (bytes) => {
        const labels = new Uint8Array(bytes.length - 8);
        for (let i = 8; i < labels.length; i++) labels[i - 8] = bytes[i] as number;
        return labels;
      },
    ],
    "property.changed": [
      (bytes) => {
        const labels = bytes.slice(8);
        bytes.fill(0);
        return labels;
      },
    ],
  },
};
