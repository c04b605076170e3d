import { NotAGraph } from "../unsupported";

/**
 * What TensorFlow calls the outputs of its operations, by which nodes inside a function refer to one another
 * (`TF_GetAllOpList`; an operation keeps them for ever). `*` marks an output that is a list.
 */
const OPERATIONS: Readonly<Record<string, string>> = {
  output: `All Any ArgMax ArgMin AvgPool AvgPool3D AvgPool3DGrad AvgPoolGrad BatchMatMul BatchMatMulV2 BatchToSpaceND
    BiasAdd BiasAddGrad BroadcastTo ClipByValue Concat ConcatV2 Const Conv2D Conv2DBackpropFilter Conv2DBackpropInput
    Conv3D Conv3DBackpropFilterV2 Conv3DBackpropInputV2 DenseBincount DepthToSpace DepthwiseConv2dNative
    DepthwiseConv2dNativeBackpropFilter DepthwiseConv2dNativeBackpropInput Diag Dilation2D Einsum ExpandDims FFT Fill
    GatherNd GatherV2 IFFT Identity Imag LRN LRNGrad LinSpace LowerBound Max MaxPool MaxPool3D MaxPool3DGrad MaxPoolGrad
    Mean Min MirrorPad Multinomial OneHot Pack PadV2 Prod RandomUniform Range Real Reshape ResizeBilinearGrad
    ResizeNearestNeighborGrad Reverse ReverseV2 ScatterNd Select SelectV2 Slice SpaceToBatchND SparseSegmentMean
    SparseSegmentSum Squeeze StridedSlice Sum TensorScatterUpdate Tile UnsortedSegmentSum UpperBound`,
  y: `Abs Acos Acosh Asin Asinh Atan Atanh Cast Ceil ComplexAbs Cos Cosh Erf Exp Expm1 Floor IsFinite IsInf IsNan Log
    Log1p LogicalNot Neg OnesLike Reciprocal Round Rsqrt Sigmoid Sign Sin Sinh Sqrt Square Tan Tanh Transpose ZerosLike`,
  z: `Add AddV2 Atan2 BitwiseAnd Div DivNoNan Equal FloorDiv FloorMod Greater GreaterEqual Less LessEqual LogicalAnd
    LogicalOr Maximum Minimum Mod Mul NotEqual Pow RealDiv SigmoidGrad SquaredDifference Sub TanhGrad`,
  activations: "Elu LeakyRelu Relu Relu6 Selu Softplus",
  backprops: "EluGrad ReluGrad",
  out: "Complex Cumprod Cumsum",
  product: "MatMul _FusedMatMul",
  resized_images: "ResizeBilinear ResizeNearestNeighbor",
  "output*": "Split SplitV Unpack",
  "values,indices": "TopK TopKV2",
  "y,idx": "Unique UniqueV2",
  "output,argmax": "MaxPoolWithArgmax",
  sum: "AddN",
  bins: "Bincount",
  r0: "BroadcastArgs",
  crops: "CropAndResize",
  filter_backprop: "Dilation2DBackpropFilter",
  in_backprop: "Dilation2DBackpropInput",
  "y,batch_mean,batch_variance,reserve_space_1,reserve_space_2": "FusedBatchNorm",
  logsoftmax: "LogSoftmax",
  softmax: "Softmax",
  band: "MatrixBandPart",
  value: "ReadVariableOp",
  resource: "VarHandleOp",
  dense: "SparseToDense",
  index: "Where",
};

const names = new Map(
  Object.entries(OPERATIONS).flatMap(([outputs, operations]) =>
    operations.split(/\s+/).map((operation) => [operation, outputs] as const),
  ),
);

/**
 * How a node inside a function names an output of another, after the node's name; for example `product:0`.
 *
 * @param index of the output
 * @throws {NotAGraph} for an operation that is not listed here
 */
export function outputName(op: string, index: number): string {
  const outputs = names.get(op);
  if (outputs === undefined) throw new NotAGraph(`what TensorFlow calls the outputs of ${op} is not known`);
  if (outputs.endsWith("*")) return `${outputs.slice(0, -1)}:${index}`;
  return `${outputs.split(",")[index]}:0`;
}
