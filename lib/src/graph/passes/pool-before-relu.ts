import type { Pass } from "../ir/editor";
import { pass } from "../ir/editor";
import type { ValueId } from "../ir/step-graph";

/** A max pooling that was moved before its relu. */
interface Moved {
  /** What relu took, and its maxima. */
  readonly input: ValueId;
  readonly maxima: ValueId;
}

/**
 * `maxpool(relu(x))` is `relu(maxpool(x))`, and a quarter of the work for relu and for its gradient.
 *
 * The largest value of a window stays the largest when negative values become zero; where all are negative, nothing
 * flows back either way. Each gradient of a pooled value goes to one value of its window, so that the sum of them all,
 * the bias's gradient, can be taken before they are spread.
 */
export const poolBeforeRelu: Pass = (graph) => {
  const pooled = new Map<ValueId, Moved>();
  const spread = new Map<ValueId, { readonly gradient: ValueId; readonly relu: ValueId }>();
  return pass(({ op, attributes, inputs, outputs }, editor) => {
    const [first, second, third] = inputs as [ValueId, ValueId, ValueId];
    if (op === "MaxPool" && editor.producer(first)?.op === "Relu") {
      const input = editor.producer(first)!.inputs[0]!;
      const info = { shape: editor.shape(outputs[0]!), dtype: editor.dtype(outputs[0]!) };
      const maxima = editor.add("MaxPool", attributes, [input], info);
      const output = editor.float("Relu", [maxima], info.shape);
      pooled.set(output, { input, maxima });
      return output;
    }
    const moved = op === "MaxPoolGrad" ? pooled.get(second) : undefined;
    if (moved !== undefined && editor.producer(first)?.inputs[0] === moved.input) {
      const gradient = editor.float("ReluGrad", [third, second], editor.shape(third));
      const info = { shape: editor.shape(outputs[0]!), dtype: editor.dtype(outputs[0]!) };
      const routed = editor.add("MaxPoolGrad", attributes, [moved.input, moved.maxima, gradient], info);
      spread.set(routed, { gradient, relu: first });
      return routed;
    }
    if (op === "ReluGrad" && spread.get(first)?.relu === second) return first;
    const source = op === "BiasAddGrad" ? spread.get(first) : undefined;
    if (source === undefined) return undefined;
    const info = { shape: editor.shape(outputs[0]!), dtype: editor.dtype(outputs[0]!) };
    return editor.add(op, attributes, [source.gradient], info);
  })(graph);
};
