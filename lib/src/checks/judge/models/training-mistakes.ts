import { isTensor } from "../../encoding";
import type { Mistake } from "../../exercise";
import { agrees } from "../agrees";
import { told } from "../told";
import { addedRows, changedImages, changedLabel, overlaps, scaled } from "./fit-data";
import { inAnyFit, lastFit, lossName, option, training } from "./seen-training";
import type { TrainingCase } from "./training-case";
import { usualEpochs, wantedBatch } from "./wanted-training";

/** Mistakes of every training, by the symptom. */
export const trainingMistakes: readonly Mistake<TrainingCase>[] = [
  told("training.notCompiled", /The model needs to be compiled/),
  told("training.frozen", /none of the \d+ variables is trainable/),
  told("training.lossSpelling", /Unknown loss (\S+)/, "received"),
  {
    id: "training.sparseLoss",
    when: (call) => (/sparseCategoricalCrossentropy/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.otherModel",
    when: (call) =>
      lastFit(call) === undefined && training(call).returnedHistory && training(call).optimizer === null
        ? {}
        : undefined,
  },
  {
    id: "training.exchanged",
    when: (call, given) =>
      inAnyFit(call, (fit) =>
        agrees(fit.images, given.labels) && agrees(fit.labels, given.images) ? {} : undefined,
      ),
  },
  {
    id: "training.imagesAsLabels",
    when: (call, given) => inAnyFit(call, (fit) => (agrees(fit.labels, given.images) ? {} : undefined)),
  },
  {
    id: "training.imagesReshaped",
    when: (call, given) =>
      inAnyFit(call, ({ images }) => {
        const [received, expected] = [isTensor(images) ? images.shape : [], given.images.shape].map((shape) =>
          shape.slice(1).join("×"),
        ) as [string, string];
        return isTensor(images) && received !== expected && images.shape[0] === given.images.shape[0]
          ? { received, expected }
          : undefined;
      }),
  },
  {
    id: "training.labelsNotOneHot",
    when: (call) =>
      inAnyFit(call, ({ labels }) =>
        isTensor(labels) && (labels.shape.length === 1 || labels.shape[1] === 1) ? {} : undefined,
      ),
  },
  {
    id: "training.rowsAdded",
    when: (call, given) => inAnyFit(call, (fit) => addedRows(fit, given.images)),
  },
  {
    id: "training.scaledImages",
    when: (call, given) => inAnyFit(call, (fit) => scaled(fit, given.images)),
  },
  {
    id: "training.imagesChanged",
    when: (call, given) => inAnyFit(call, (fit) => changedImages(fit, given.images)),
  },
  {
    id: "training.labelsChanged",
    when: (call, given) => inAnyFit(call, (fit) => changedLabel(fit, given.labels)),
  },
  told("training.optimizerAssigned", /Cannot set properties of undefined \(setting 'optimizer'\)/),
  {
    id: "training.fitInLoop",
    when(call) {
      const { fits } = training(call);
      return fits.length > 1 && fits.every(({ epochs }) => epochs < usualEpochs.fewest)
        ? { received: fits.length }
        : undefined;
    },
  },
  {
    id: "training.epochsAndBatchSizeSwapped",
    when(call) {
      const [epochs, batch] = [option(call, "epochs"), option(call, "batchSize")];
      return epochs === wantedBatch && typeof batch === "number" && batch <= usualEpochs.most
        ? { received: batch }
        : undefined;
    },
  },
  {
    id: "training.stoppedEarly",
    when(call) {
      const fit = lastFit(call);
      const asked = option(call, "epochs");
      return fit?.ended &&
        fit.epochs > 0 &&
        typeof asked === "number" &&
        fit.epochs < Math.min(asked, usualEpochs.fewest)
        ? { received: fit.epochs, expected: asked }
        : undefined;
    },
  },
  {
    id: "training.squaredError",
    when: (call) => (/meanSquaredError/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.binaryCrossEntropy",
    when: (call) => (/binaryCrossentropy/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.validatesOnTraining",
    when: (call) => {
      const fit = lastFit(call);
      return fit && isTensor(fit.images) ? overlaps(option(call, "validationData"), fit.images) : undefined;
    },
  },
];
