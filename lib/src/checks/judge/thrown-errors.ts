import type { Mistake } from "../exercise";
import { told } from "./told";

/** Mistakes of any exercise told by the error of tfjs or of JavaScript that they lead to. */
export const thrownErrors: readonly Mistake<unknown>[] = [
  told(
    "property.reshaped",
    /reshape is a tensor with (\d+) values, but the requested shape has (\d+)/,
    "values",
    "wanted",
  ),
  told("property.outside", /^RangeError: Offset is outside the bounds/),
  told(
    "property.undefinedRead",
    /^TypeError: Cannot read properties of undefined \(reading '([^']+)'\)/,
    "member",
  ),
  told("property.usedAfterDispose", /^Error: Tensor is disposed/),
  told(
    "property.shapesApart",
    /Operands could not be broadcast together with shapes ([\d,]*) and ([\d,]*)/,
    "one",
    "other",
  ),
  told(
    "property.valuesForShape",
    /Based on the provided shape, \[([\d,]+)\], the tensor should have (\d+) values but has (\d+)/,
    "shape",
    "expected",
    "received",
  ),
  told(
    "property.noSuchAxis",
    /(?:in the range|in range) \[-(\d+), \d+\),? but got (?:axis )?(-?\d+)/,
    "axes",
    "received",
  ),
  told(
    "property.noOperand",
    /Argument '\w+' passed to '(\w+)' must be a Tensor or TensorLike, but got '(?:null|undefined)'/,
    "operation",
  ),
  told(
    "property.undefinedWritten",
    /^TypeError: Cannot set properties of undefined \(setting '([^']+)'\)/,
    "place",
  ),
  told("property.noSuchMethod", /^TypeError: (\w+)\.(\w+) is not a function$/, "object", "method"),
  told("property.arrayLength", /^RangeError: Invalid (?:typed )?array length(?:: (\S+))?/, "received"),
  told("property.pastTheEnd", /^RangeError: (?:offset is out of bounds|Source is too large)/),
  told(
    "property.layerInput",
    /Input 0 is incompatible with layer ([A-Za-z0-9]+)\w*: expected (?:min_)?ndim=(\d+), found ndim=(\d+)/,
    "layer",
    "expected",
    "received",
  ),
];
