import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../arguments/objects";
import { textOf } from "../arguments/values";
import { partFile } from "../files/part-file";
import { formatNumber, t } from "../i18n";

/**
 * Saves a model in a folder, as tfjs's own `model.json` and `weights.bin`, and says in a line what is in them.
 *
 * Loss, optimizer and its state go along where a file can hold them: a loss or a metric that is a function cannot be
 * written down (tfjs would write `{}` and fail in the next `fit`), and neither can Adamax's state.
 *
 * @param folder is made where it is missing; an earlier model in it is replaced when the new one is written whole.
 * @throws RangeError when it is no model, or the folder no text
 * @example
 * await saveModel(model, "models/digits");
 * const again = await loadModel("models/digits");
 */
export async function saveModel(model: tf.LayersModel, folder: string): Promise<void> {
  checkModel("saveModel", model);
  textOf({ caller: "saveModel", what: "the folder" }, folder);
  const reason = whyNotCompiled(model);
  const part = partFile(resolve(folder));
  try {
    mkdirSync(folder, { recursive: true });
    await model.save(`file://${part}`, { includeOptimizer: reason === undefined });
    for (const file of readdirSync(part)) renameSync(join(part, file), join(folder, file));
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  const parameters = formatNumber(model.countParams());
  console.log(
    t("Saved in {folder}: {name}, {parameters} parameters", { folder, name: model.name, parameters }),
  );
  if (reason !== undefined) console.log(t(reason));
}

/**
 * Loads a model that {@link saveModel} or tfjs saved.
 *
 * @returns compiled as it was, or not compiled where loss and optimizer were not saved (it says so in a line).
 * @throws Error when there is no `model.json` in the folder
 */
export async function loadModel(folder: string): Promise<tf.LayersModel> {
  textOf({ caller: "loadModel", what: "the folder" }, folder);
  const file = join(folder, "model.json");
  if (!existsSync(file)) {
    throw new Error(
      `loadModel: there is no model.json in ${resolve(folder)}: save a model there first, with saveModel(model, ` +
        `"${folder}").`,
    );
  }
  const model = await tf.loadLayersModel(`file://${resolve(file)}`);
  if (model.optimizer === undefined)
    console.log(t("{name} comes without loss and optimizer: compile it before fit", { name: model.name }));
  return model;
}

/** Why a file cannot hold how the model was compiled, or nothing. */
function whyNotCompiled({ optimizer, loss, metrics }: tf.LayersModel): NotSaved | undefined {
  if (optimizer === undefined) return "It is not compiled: loss and optimizer are not in the file";
  if (holdsFunction(loss))
    return "Its loss is a function, which no file can hold: compile it anew after loadModel";
  if (holdsFunction(metrics))
    return "A metric is a function, which no file can hold: compile it anew after loadModel";
  if (optimizer.getClassName() === "Adamax")
    return "tfjs cannot save Adamax: compile it anew after loadModel";
  return undefined;
}

type NotSaved =
  | "It is not compiled: loss and optimizer are not in the file"
  | "Its loss is a function, which no file can hold: compile it anew after loadModel"
  | "A metric is a function, which no file can hold: compile it anew after loadModel"
  | "tfjs cannot save Adamax: compile it anew after loadModel";

function holdsFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsFunction);
}
