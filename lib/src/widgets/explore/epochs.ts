import { checkObject } from "../../arguments/objects";
import { sourceOf } from "../../data/describe";
import { tileGrid } from "../../figures/charts/tile-grid";
import { largestMagnitude, signedPicture } from "../../figures/render/signed-picture";
import { stillOf } from "../../figures/render/still";
import { show } from "../../figures/show/show";
import type { Figure } from "../../figures/types";
import { t } from "../../i18n";
import { shownImage } from "../host/dataset-image";
import { showInteraction } from "../host/interactive";
import type { EpochsData } from "../shared/protocol";
import { epochSentence } from "../shared/sentences";
import type { EpochSnapshots } from "./epoch-snapshots";

const example = "what `new EpochSnapshots(model, test)` returned";

/** Epochs and filters in the static picture. */
const [shownEpochs, shownFilters] = [4, 8];

/**
 * A slider over the epochs of a training: how the filters of the first layer took shape, and how the network changed
 * its mind about a dozen images.
 *
 * @throws RangeError when no training was watched
 * @example
 * const snapshots = new EpochSnapshots(model, test);
 * await model.fit(images, labels, { epochs: 5, callbacks: snapshots });
 * exploreEpochs(snapshots);
 */
export function exploreEpochs(watched: EpochSnapshots): void {
  const data = epochsData(watched);
  const figure = filtersByEpoch(data, watched);
  const keep = showInteraction<EpochsData>({
    page: "epochs",
    data: () => data,
    names: data.snapshots.flatMap(({ logs }) => Object.keys(logs)),
    still: stillOf(figure),
  });
  if (keep === undefined) show(figure);
}

function epochsData(watched: EpochSnapshots): EpochsData {
  checkObject({ caller: "exploreEpochs", what: "the snapshots" }, watched?.snapshots && watched, example);
  const { snapshots, dataset, indices, layer, shape } = watched;
  if (snapshots.length < 2) {
    throw new RangeError(
      "exploreEpochs: there are no epochs to look at yet: pass the snapshots to fit as `callbacks` and train first.",
    );
  }
  return {
    layer,
    source: sourceOf(dataset),
    shape,
    classNames: dataset.classNames,
    images: indices.map((index) => shownImage(dataset, index)),
    snapshots,
  };
}

function filtersByEpoch(data: EpochsData, { dataset }: EpochSnapshots): Figure {
  const { rows, cols, channels } = data.shape;
  const chosen = evenly(data.snapshots, shownEpochs);
  const limit = largestMagnitude(data.snapshots.flatMap(({ filters }) => filters.flat()));
  const columns = Math.min(shownFilters, chosen[0]!.filters.length);
  const tiles = chosen.flatMap(({ epoch, filters }) =>
    filters.slice(0, columns).map((weights, filter) => ({
      source: signedPicture(rows, cols, limit, (row, col) => weights[(row * cols + col) * channels]!),
      caption: filter === 0 ? t("epoch {number}", { number: epoch }) : "",
      hover: t("filter {number} after epoch {epoch}", { number: filter + 1, epoch }),
    })),
  );
  return tileGrid({
    title: t("Filters of {layer}, epoch by epoch", { layer: data.layer }),
    subtitle: channels === 3 ? t("blue +, white 0, orange −; red channel") : t("blue +, white 0, orange −"),
    from: dataset,
    columns,
    tiles,
    text: data.snapshots.map((snapshot) => epochSentence(snapshot, data)).join("\n"),
  });
}

/** The first, the last, and some in between. */
function evenly<Item>(items: readonly Item[], limit: number): Item[] {
  const count = Math.min(limit, items.length);
  return Array.from(
    { length: count },
    (_, at) => items[Math.round((at * (items.length - 1)) / (count - 1))]!,
  );
}
