import type { Model } from "../graph/tfjs-internals";
import { type LayerStep, layersInLine } from "./layers-in-line";
import { NotNative } from "./not-native";

/**
 * How much longer the graph, whose convolutions are oneDNN's, takes to train a convolution than the native engine, by the
 * geometric mean of its input and output channels: measured by `npm run bench -- channels` (docs/speed.md).
 */
const GRAPH_TAKES: readonly (readonly [channels: number, times: number])[] = [
  [8, 3.1],
  [16, 1.4],
  [32, 0.9],
  [48, 0.8],
  [64, 0.75],
  [128, 0.64],
];
/** A graph is worth making only where it is faster by so much. */
const WORTH_A_GRAPH = 0.9;

/**
 * Leaves a model to the graph whose convolutions have so many channels that the graph as a whole is faster.
 *
 * @throws {NotNative} where it is
 */
export function leaveWideToGraph(model: Model): void {
  let [native, graph, widest] = [0, 0, 0];
  for (const step of layersInLine(model)) {
    const channels = convolutionChannels(step);
    const work = workOf(step);
    native += work;
    graph += work * (channels === undefined ? 1 : graphTakes(channels));
    widest = Math.max(widest, channels ?? 0);
  }
  if (graph < native * WORTH_A_GRAPH)
    throw new NotNative(
      `its convolutions have many channels (${Math.round(widest)} on average in the widest), which TensorFlow's oneDNN ` +
        "computes faster; with up to about 32 filters in each it would run there",
    );
}

/** Multiplications of a row that goes through a layer; those of layers without a kernel hardly count. */
function workOf({ layer, input, output }: LayerStep): number {
  const [kernelHeight = 1, kernelWidth = 1] = (layer as { kernelSize?: number[] }).kernelSize ?? [];
  const kind = layer.getClassName();
  if (kind === "Dense") return input[0]! * output[0]!;
  return kind === "Conv2D" ? product(output) * kernelHeight * kernelWidth * input.at(-1)! : 0;
}

function convolutionChannels({ layer, input, output }: LayerStep): number | undefined {
  return layer.getClassName() === "Conv2D" ? Math.sqrt(input.at(-1)! * output.at(-1)!) : undefined;
}

/** Between two measured numbers of channels, on the line from one to the other. */
function graphTakes(channels: number): number {
  const above = GRAPH_TAKES.findIndex(([measured]) => measured >= channels);
  if (above <= 0) return GRAPH_TAKES.at(above)![1];
  const [[low, first], [high, second]] = [GRAPH_TAKES[above - 1]!, GRAPH_TAKES[above]!];
  return first + ((second - first) * (channels - low)) / (high - low);
}

const product = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);
