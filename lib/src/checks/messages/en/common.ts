/** Texts that every exercise shares: the frame of a check's report, and properties that failed. */
export const common = {
  "check.passed": "✓ {exercise}: all checks passed",
  "check.given": "given",
  "check.received": "received",
  "check.expected": "expected",
  "check.next": "next",
  "check.moreHints": 'stuck? lab.hint("{exercise}") gives the next of three hints',
  "hint.number": "Hint {number} of 3 for {exercise}: {text}",
  "hint.last": "That was the last hint: compare with a neighbour, or ask.",
  "hint.unknown": 'there is no exercise "{exercise}"; the exercises are: {names}',

  "property.notImplemented": "not implemented yet",
  "property.notImplemented.hint":
    "replace the line that throws with your own code, run the cell, then this check",
  "property.borrowed": "this is {function}, not an answer of your own",
  "property.borrowed.hint": "write the steps out yourself: that is the exercise",
  "property.unreadable": "the result could not be read",
  "property.unreadable.hint": "return exactly what the signature promises",
  "property.threw": "your code threw {name}: {message}",
  "property.threw.hint":
    "run your function on its own in a new cell with the arguments above to find the line",
  "property.type": "{what} is of type {received}, expected {expected}",
  "property.type.hint": "create a {expected} and fill or return that",
  "property.shape": "the result has shape {received}, expected {expected}",
  "property.shape.hint": "print the shape after each step to see where the two part",
  "property.dtype": "the result has dtype {received}, expected {expected}",
  "property.dtype.hint": 'pass the dtype when you make the tensor, or convert with .cast("{expected}") ',
  "property.finite": "the value at index {index} is {value}: not a finite number",
  "property.finite.hint":
    "look for a division by zero, a logarithm of zero, or an array element that was never set",
  "property.range": "the value at index {index} is {value}, expected between {low} and {high}",
  "property.range.hint": "work out that one value by hand, then compare with what your code does",
  "property.values": "{what} holds {received} where {expected} is expected",
  "property.length": "{what} has {received} values, expected {expected}",
  "property.length.hint": "compare the number of values that you put in with the number that come out",
  "property.values.hint":
    "work out the first value that differs by hand, then compare with what your code does",
  "property.changed": "the call changed its argument: {arguments}",
  "property.changed.hint": "write results to a new array or tensor; others still need the argument as it was",
  "property.leaked": "the call left {count} tensors in memory that nobody can reach any more",
  "property.leaked.hint": "wrap the computation in tf.tidy(() => { … })",
};
