/** An operation's attribute, as `tensorflow/core/framework/attr_value.proto` knows them. */
export type Attribute =
  | { readonly kind: "string"; readonly value: string | Buffer }
  | { readonly kind: "function"; readonly value: string }
  | { readonly kind: "int" | "float" | "type"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "shape"; readonly value: readonly number[] }
  | { readonly kind: "tensor"; readonly value: Constant }
  | { readonly kind: "list"; readonly value: readonly Attribute[] };

export type Attributes = Readonly<Record<string, Attribute>>;

/** A tensor known while the graph is built: its elements lie in `bytes`, little-endian, in row-major order. */
export interface Constant {
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly bytes: Buffer;
}

export const string = (value: string | Buffer): Attribute => ({ kind: "string", value });
export const func = (name: string): Attribute => ({ kind: "function", value: name });
export const int = (value: number): Attribute => ({ kind: "int", value });
export const bool = (value: boolean): Attribute => ({ kind: "bool", value });
export const type = (value: number): Attribute => ({ kind: "type", value });
export const shape = (value: readonly number[]): Attribute => ({ kind: "shape", value });
export const list = (value: readonly Attribute[]): Attribute => ({ kind: "list", value });
export const tensor = (value: Constant): Attribute => ({ kind: "tensor", value });

/** TensorFlow's numbers for element types (`tensorflow/core/framework/types.proto`). */
export const DType = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  string: 7,
  int64: 9,
  bool: 10,
  resource: 20,
} as const;
