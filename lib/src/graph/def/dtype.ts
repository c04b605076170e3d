/** TensorFlow's numbers for element types (`tensorflow/core/framework/types.proto`). */
export const DType = { float32: 1, int32: 3, string: 7, int64: 9, bool: 10, resource: 20 } as const;
