import { phrase } from "../../../i18n";
import type { Call } from "../../exercise";
import { lastFit, lossName, splitInWords, training } from "./seen-training";
import { count } from "./training-case";
import { usualEpochs, wantedLoss, wantedSplit } from "./wanted-training";

/** The training that is asked for, in one line. */
export function wantedTraining(optimizer: string, epochs: number = usualEpochs.wanted): string {
  return phrase("training.wanted", {
    optimizer,
    loss: wantedLoss,
    rows: count,
    epochs,
    split: wantedSplit,
  });
}

/** The training that was seen, in one line. */
export function seenTraining(call: Call): string {
  const { optimizer, fits, returnedHistory } = training(call);
  return phrase("training.seen", {
    optimizer: optimizer ?? phrase("training.noOptimizer"),
    loss: lossName(call) ?? phrase("training.noLoss"),
    fits: fits.length,
    rows: lastFit(call)?.rows ?? 0,
    epochs: lastFit(call)?.epochs ?? 0,
    split: splitInWords(call),
    history: phrase(returnedHistory ? "training.itsHistory" : "training.noHistory"),
  });
}
