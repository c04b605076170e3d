import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * For some chapters, grade id of an answer's cell → a text it is replaced by; nothing for the worked answer. Half are
 * right. Of other chapters all are.
 */
const KINDS = {
  "02-preprocessing": [
    {},
    {
      scalePixels:
        "function scalePixels(pixels: Uint8Array): Float32Array {\n  return Float32Array.from(pixels);\n}",
    },
    {},
    {
      oneHot:
        "function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {\n  return tf.oneHot(Array.from(labels), classes).toInt() as tf.Tensor2D;\n}",
    },
    {},
    {
      flattenImages:
        "function flattenImages(images: tf.Tensor4D): tf.Tensor2D {\n  throw new Error('not implemented yet');\n}",
    },
    {},
    {
      oneHot:
        "function oneHot(labels: Uint8Array, classes: number) {\n  return tf.zeros([labels.length, 'ten']);\n}",
    },
  ],
};

/**
 * Writes a folder for each of `count` students with a notebook: in turn the worked one and one with a typical mistake.
 *
 * @returns {string[]} the notebooks' files
 */
export function writeSubmissions(folder, worked, chapter, count) {
  const source = readFileSync(worked, "utf8");
  const kinds = KINDS[chapter] ?? [{}];
  return Array.from({ length: count }, (_, index) => {
    const notebook = JSON.parse(source);
    for (const [gradeId, text] of Object.entries(kinds[index % kinds.length])) {
      const cell = notebook.cells.find(({ metadata }) => metadata.nbgrader?.grade_id === gradeId);
      if (cell === undefined) throw new Error(`${chapter} has no cell "${gradeId}"`);
      cell.source = text;
    }
    const home = join(folder, `student${String(index + 1).padStart(2, "0")}`);
    mkdirSync(home, { recursive: true });
    const file = join(home, `${chapter}.ipynb`);
    writeFileSync(file, JSON.stringify(notebook));
    return file;
  });
}
