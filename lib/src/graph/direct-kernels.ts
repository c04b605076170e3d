import * as tf from "@tensorflow/tfjs-node";
import { DType } from "./def/attribute";
import { NativeRun, type Step } from "./native-run";
import { replaceKernel } from "./replace-kernel";
import type { NodeBackend } from "./tfjs-internals";

interface Arguments {
  readonly inputs: Readonly<Record<string, tf.Tensor | undefined>>;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** What a kernel of tfjs-node computes; nothing where that kernel had better do it itself. */
type Direct = (args: Arguments, run: NativeRun) => tf.TensorInfo | tf.Tensor | tf.Tensor[] | undefined;

const { util, slice_util: slices, backend_util: shapes } = tf; // looked up once: tfjs re-exports by chains of getters
const { float32, int32 } = DType;

/** The activations that are one operation of TensorFlow. */
const activations: Readonly<Record<string, string>> = {
  relu: "Relu",
  relu6: "Relu6",
  elu: "Elu",
  sigmoid: "Sigmoid",
};

const kernels: Readonly<Record<string, Direct>> = {
  Reshape({ inputs: { x }, attrs }, run) {
    const shape = attrs["shape"] as number[];
    if (util.arraysEqual(x!.shape, shape)) return run.same(x!);
    const types = [run.type("T", float32), run.type("Tshape", int32)];
    return run.result(["Reshape", types, [run.input(x!), run.ints(shape)]]);
  },

  Cast({ inputs: { x }, attrs }, run) {
    return attrs["dtype"] === "float32" ? run.same(x!) : undefined;
  },

  Slice({ inputs: { x }, attrs }, run) {
    const [begin, size] = slices.parseSliceParams(x!, attrs["begin"] as number[], attrs["size"] as number[]);
    const types = [run.type("T", float32), run.type("Index", int32)];
    return run.result(["Slice", types, [run.input(x!), run.ints(begin!), run.ints(size!)]]);
  },

  SplitV({ inputs: { x }, attrs }, run) {
    const axis = util.parseAxisParam(attrs["axis"] as number, x!.shape)[0]!;
    const sizes = shapes.prepareSplitSize(x!, attrs["numOrSizeSplits"] as number[] | number, axis);
    const attributes = [
      run.count("num_split", sizes.length),
      run.type("T", float32),
      run.type("Tlen", int32),
    ];
    const inputs = [run.input(x!), run.ints(sizes), run.int(axis)];
    return run.results(["SplitV", attributes, inputs], sizes.length);
  },

  ClipByValue({ inputs: { x }, attrs }, run) {
    const T = [run.type("T", float32)];
    const [least, most] = [attrs["clipValueMin"], attrs["clipValueMax"]].map((value) =>
      run.float(value as number),
    );
    return run.result(["Minimum", T, [run.input(x!), most!]], ["Maximum", T, [least!]]);
  },

  _FusedMatMul({ inputs: { a, b, bias }, attrs }, run) {
    const named = (attrs["activation"] ?? "linear") as string;
    const activation = activations[named];
    if (named !== "linear" && activation === undefined) return undefined;
    const T = [run.type("T", float32)];
    const turned = [
      run.bool("adj_x", Boolean(attrs["transposeA"])),
      run.bool("adj_y", Boolean(attrs["transposeB"])),
    ];
    const steps: Step[] = [["BatchMatMulV2", [...T, ...turned], [run.input(a!), run.input(b!)]]];
    if (bias != null) steps.push(["Add", T, [run.input(bias)]]);
    if (activation !== undefined) steps.push([activation, T, []]);
    return run.result(...steps);
  },
};

/**
 * Puts kernels for float32 in the place of some of tfjs-node's, once a process. They run the same operations of TensorFlow on
 * the same numbers, one right after the other, without a tensor of tfjs for each number in between, and leave out those that
 * change nothing: a reshape to the shape that is there, a cast to float32. Gradients are full of these; they take a fifth of
 * an eager step of a recurrent network.
 */
export function useDirectKernels(): void {
  const engine = tf.engine() as unknown as { readonly state: { readonly profiling: boolean } };
  const environment = tf.env();
  for (const [name, direct] of Object.entries(kernels))
    replaceKernel(name, (plain) => (args) => {
      // tf.profile and tfjs's debugging look at each operation
      if (engine.state.profiling || environment.getBool("DEBUG") || !areFloats(args)) return plain(args);
      const run = new NativeRun(args.backend as NodeBackend);
      try {
        return direct(args as unknown as Arguments, run) ?? plain(args);
      } finally {
        run.end();
      }
    });
}

function areFloats({ inputs }: { readonly inputs: object }): boolean {
  for (const input of Object.values(inputs) as (tf.Tensor | null | undefined)[])
    if (input != null && input.dtype !== "float32") return false;
  return true;
}
