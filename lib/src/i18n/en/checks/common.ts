/** Texts that every exercise shares: the frame of a check's report, and properties that failed. */
export const common = {
  "check.passed": "✓ {exercise}: all checks passed",
  "check.given": "given",
  "check.received": "received",
  "check.expected": "expected",
  "check.next": "next",
  "check.line": "your line",
  "check.place": "{cell}, line {line}: {code}",
  "check.points": "{earned} of {of} points · chapter {chapter}: {earnedInChapter} of {ofChapter} so far",
  "check.hintButton": "Hint {number} of 3",
  "check.notCompiled":
    "{exercise}: {cell} did not compile, so nothing was judged. Fix its first error, run it, then run this check again.",
  "check.gone":
    "{exercise}: {cell} no longer declares {name}, so nothing was judged. Call it {name} again, run the cell, then this check.",
  "check.failed":
    "{exercise}: {cell} failed before it came to {name}, so nothing was judged. Fix its error, run it, then run this check again.",
  "check.removed":
    "{exercise}: {cell}, which declares {name}, is no longer among the notebook's code cells, so nothing was judged. Undo that in the menu Edit, or declare {name} in another cell and run it, then run this check again.",
  "check.notAssigned":
    "{exercise}: {cell} gave {name} another value and no longer does, so nothing was judged. Run the cell that declares {name}, then this check again.",
  "check.below":
    "{exercise}: {cell}, which declares {name}, stands below this check, so nothing was judged: whoever runs the notebook from the top comes to the check first. Move that cell up, then run this check again.",
  "check.outdated":
    "{exercise}: {cell} ran before {name} was changed and still uses the earlier one, so nothing was judged. Run it again, then this check.",
  "check.edited":
    "{exercise}: {cell} was changed after it ran, so nothing was judged. Run it as it is now, then run this check again.",
  "check.stub":
    "{name} is not written yet: put your code in the place of the line that throws, run its cell, then this one",
  "check.stubs":
    "an exercise is not written yet: put your code in the place of the line that throws, run its cell, then this one",
  "check.moreHints": 'stuck? lab.hint("{exercise}") gives the next of three hints',
  "hint.number": "Hint {number} of 3 for {exercise}: {text}",
  "hint.last": "That was the last hint: compare with a neighbour, or ask.",
  "hint.unknown": 'there is no exercise "{exercise}"; the exercises are: {names}',

  "word.then": "then",
  "word.numbers": "numbers",
  "word.finiteNumbers": "finite numbers",
  "word.theResult": "the result",
  "word.theLoss": "the loss",
  "type.array": "array",
  "type.tensor": "tensor",
  "type.promise": "promise",
  "type.disposed": "disposed tensor",
  "type.function": "function",
  "type.object": "object",
  "type.number": "number",
  "type.string": "string",
  "type.boolean": "boolean",
  "type.null": "null",
  "type.undefined": "undefined",
  "excerpt.row": "row {row}: {items}",
  "excerpt.from": "(from index {index})",
  "excerpt.inAll": "{count} in all",

  "property.notImplemented": "not implemented yet",
  "property.notImplemented.hint":
    "replace the line that throws with your own code, run the cell, then this check",
  "property.borrowed": "{function} does it all; a ready-made function does not count as an answer",
  "property.borrowed.hint": "write the steps out yourself, with the operations shown above the exercise",
  "property.unreadable": "the result could not be read",
  "property.unreadable.hint": "return exactly what the signature promises",
  "property.threw": "your code threw {name}: {message}",
  "property.threw.hint":
    "run your function on its own in a new cell with the arguments above to find the line",
  "property.type": "{what} is of type {received}, expected {expected}",
  "property.type.hint": "create a {expected} and fill or return that",
  "property.shape": "the result has shape {received}, expected {expected}",
  "property.shape.hint": "print the shape after each step to see where the two differ",
  "property.dtype": "the result has dtype {received}, expected {expected}",
  "property.dtype.hint": 'pass the dtype when you make the tensor, or convert with .cast("{expected}")',
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
  "property.leaked":
    "the call leaked tensors, which stay in memory though nothing can reach them any more: {count}",
  "property.leaked.hint": "wrap the computation in tf.tidy(() => { … })",

  "property.outside": "your code reads beyond the end of the file",
  "property.outside.hint":
    "a DataView holds bytes.length bytes: work out the largest place that you read, and count from 0",
  "property.undefinedRead":
    "your code takes .{member} of undefined: there is nothing at the place that it looks at",
  "property.undefinedRead.hint":
    "an array has the places 0 to length − 1; a loop ends with i < length, not with i <= length",
  "property.usedAfterDispose": "your code uses a tensor that was disposed of before",
  "property.usedAfterDispose.hint":
    "dispose of a tensor after its last use, and return nothing from tf.tidy that is needed later but left behind",
  "property.disposed": "the call disposed of its argument: {arguments}",
  "property.disposed.hint":
    "whoever called your function still needs it: dispose only of what you made or were asked to",
  "property.cutShort": "{what} is right as far as it goes, but ends after {received} of {expected} values",
  "property.cutShort.hint":
    "look at where your loop or your piece of the array ends: an end of −1 or length − 1 leaves out the last",
  "property.neverFilled":
    "{what} holds nothing but zeros: it was never filled, or all of it was rounded down to 0",
  "property.neverFilled.hint": "write each value into it: result[i] = …",
  "property.reshaped": "reshape was asked for {wanted} numbers, but the tensor has {values}",
  "property.reshaped.hint":
    "the sizes of the new shape, multiplied, have to give the number of values that there are",
  "property.nothing": "the function returns nothing",
  "property.nothing.hint": "end with return and the result; an arrow function with braces needs one, too",
  "property.promise": "the result is a promise, expected the value itself: the function waits for something",
  "property.promise.hint": "leave out async and await: dataSync() and arraySync() give the numbers at once",
  "property.notTensor": "the result is of type {received}, expected a tensor",
  "property.notTensor.hint": "tf.tensor2d(values, [rows, columns]) makes a tensor of numbers",
  "property.notNumber": "the result is of type {received}, expected a number",
  "property.notNumber.hint":
    "dataSync() gives a list, of which [0] is the first number; leave it a number, not a text",
  "property.beginningMissing": "{what} is right but for the beginning: values not filled in: {count}",
  "property.beginningMissing.hint": "look at where your loop starts: i = 0",
  "property.endMissing":
    "{what} is right as far as it goes, but only {received} of {expected} values are filled in",
  "property.endMissing.hint": "look at where your loop ends: i < result.length",
  "property.otherOrder": "{what} holds the right values in another order",
  "property.otherOrder.hint": "keep the order: leave out sort() and reverse()",
  "property.multiple": "{what} is right but for a factor: every number is {factor} times the right one",
  "property.multiple.hint":
    "look for a multiplication or a division too many, or a sum where a mean is asked for",
  "property.offset": "{what} is right but for a constant: every number is off by {difference}",
  "property.offset.hint": "look for an addition or a subtraction too many, or for what a counter starts with",
  "property.squared": "{what} holds the squares of the right numbers",
  "property.squared.hint":
    "a square is taken that nothing asks for: look for ** 2, square() or a product with itself",
  "property.squareRoot": "{what} holds the square roots of the right numbers",
  "property.squareRoot.hint": "a root is taken that nothing asks for: leave out sqrt",
  "property.sameEverywhere": "{what} holds {value} everywhere",
  "property.sameEverywhere.hint": "each place has a value of its own: write it there, result[i] = …",
  "property.valueLeftOut": "{what} is right, but every {value} was left out",
  "property.valueLeftOut.hint": "keep all of them: a filter drops what counts as false, and 0 does",
  "property.distinct": "{what} holds every value once, expected as often as it stands in the file",
  "property.distinct.hint": "leave out the Set: the same label comes again and again",
  "property.backwards": "{what} holds the right values from the last to the first",
  "property.backwards.hint": "leave out reverse(), and let your loop count upwards",
  "property.rowsBackwards": "{what} holds the right rows from the last to the first",
  "property.rowsBackwards.hint": "keep the order: image 0 and label 0 belong together",
  "property.everySecond": "{what} holds only every second of the right values",
  "property.everySecond.hint": "let your loop look at every place: i++, and no condition on i",
  "property.twice": "{what} holds every value twice",
  "property.twice.hint": "write each value once: look for a loop or a push too many",
  "property.sameRow": "every row of {what} holds the numbers of row {row}",
  "property.sameRow.hint": "each row has numbers of its own: the place in the tensor depends on the row",
  "property.shifted": "{what} holds the right values, moved by {count} places",
  "property.shifted.hint":
    "look for a + 1 or − 1 too many between the place that you read and the one that you write",
  "property.zerosInFront":
    "{what} begins with zeros that do not belong there, {count} of them; the right values follow",
  "property.zerosInFront.hint":
    "cut off what you do not need, with subarray or slice, in place of setting it to 0",
  "property.inserted": "{what} holds {received} numbers where {every} are expected: one too many each time",
  "property.inserted.hint": "leave out the additional one: no transparency, no zero in between",
  "property.thresholded":
    "{what} holds {low} and {high} alone: whatever is {from} or more became {high}, all shades are lost",
  "property.thresholded.hint": "leave out the comparison: the values themselves are asked for",
  "property.sorted": "{what} holds the right values, sorted by size",
  "property.sorted.hint": "keep the order: leave out sort()",
  "property.counting": "{what} holds 0, 1, 2 …: the number of each place, not what stands there",
  "property.counting.hint": "use the value, not the index of the loop",
  "property.madeOf": "{what}: each number is {formula}, where r is the right one",
  "property.madeOf.hint": "leave out what the formula does to r",
  "property.placeOnly":
    "{what}: the number at place i is {start} + {step} · i, whatever stands there in the input",
  "property.placeOnly.hint": "use the value, not the index: (value, index) => …, or list[i] in place of i",
  "property.shapesApart":
    "tensors of the shapes [{one}] and [{other}] were put together number by number: they do not fit",
  "property.shapesApart.hint":
    "print .shape of both: an axis was left out or taken the wrong way; in a matrix 0 goes down the rows, 1 along a row",
  "property.valuesForShape":
    "a tensor of the shape [{shape}] takes {expected} numbers, but it was given {received}",
  "property.valuesForShape.hint":
    "the list of numbers has to be as long as the sizes of the shape, multiplied",
  "property.noSuchAxis": "axis {received} is asked for, but the tensor has so many axes: {axes}",
  "property.noSuchAxis.hint": "axes are counted from 0: a matrix has 0, down the rows, and 1, along a row",
  "property.noOperand": "{operation} was given nothing: what stands in its brackets is undefined",
  "property.noOperand.hint":
    "look at what goes into it: an argument was left out, or a list was asked for a place that it does not have",
  "property.undefinedWritten": "your code writes to place {place} of something that is undefined",
  "property.undefinedWritten.hint":
    "a list of lists needs a list in every row first, and a loop ends with i < length, not with i <= length",
  "property.noSuchMethod": "{object} has no {method}: it is of another type than your code takes it for",
  "property.noSuchMethod.hint":
    "print it: a number has no methods of lists, a list none of tensors; const x = {object} says its type",
  "property.arrayLength":
    "an array of length {received} cannot be made, or reaches beyond the end of the memory",
  "property.arrayLength.hint":
    "the third argument of new Uint8Array(buffer, start, length) counts from start: what is left is shorter; print the numbers that you multiply",
  "property.pastTheEnd": "your code writes beyond the end of an array",
  "property.pastTheEnd.hint":
    "print the place that set starts at and the array's length: a factor or the array's size is wrong",
  "property.layerInput":
    "the layer {layer} takes data with {expected} axes, the batch included, but gets {received}",
  "property.layerInput.hint":
    "a convolution takes [batch, rows, columns, channels], a dense layer [batch, numbers]: flatten stands between them",
};
