/** Texts of chapter 2: from bytes to what a network takes. */
export const preprocessing = {
  "scalePixels.hint.1": "0 stays 0 and 255 becomes 1. What do you have to do to every byte?",
  "scalePixels.hint.2": "A Uint8Array can only hold whole numbers: put the results into a new Float32Array.",
  "scalePixels.hint.3": "Float32Array.from(pixels, (pixel) => pixel / 255)",
  "scalePixels.notScaled": "pixel {pixel} is still {received}, expected {expected}: nothing was divided",
  "scalePixels.notScaled.hint": "the largest byte, 255, has to become 1",
  "scalePixels.dividedIntoBytes":
    "pixel {pixel} became {received}, expected {expected}: the quotient was rounded down to a whole number",
  "scalePixels.dividedIntoBytes.hint":
    "pixels.map(…) makes another Uint8Array, which cannot hold 0.5; use Float32Array.from(pixels, …)",
  "scalePixels.scaledTwice": "pixel {pixel} became {received}, expected {expected}: divided by 255 twice",
  "scalePixels.scaledTwice.hint": "divide once; a second pass leaves every image almost black",
  "scalePixels.minusOneToOne":
    "pixel {pixel} became {received}, expected {expected}: scaled to −1 … 1 instead of 0 … 1",
  "scalePixels.minusOneToOne.hint": "divide by 255 and leave it at that",
  "scalePixels.dividedBy256": "pixel {pixel} became {received}, expected {expected}: divided by 256",
  "scalePixels.dividedBy256.hint":
    "a byte has 256 values, but the largest is 255, and that one has to become 1",
  "scalePixels.inverted": "pixel {pixel} became {received}, expected {expected}: black and white are swapped",
  "scalePixels.inverted.hint": "0 stays 0: do not subtract from 1",
  "scalePixels.dividedByMaximum":
    "pixel {pixel} became {received}, expected {expected}: divided by {maximum}, the largest pixel here, not by 255",
  "scalePixels.dividedByMaximum.hint": "one scale for all images: a dark image has to stay dark",

  "flattenImages.hint.1": "The first dimension, one entry per image, stays. The other three become one.",
  "flattenImages.hint.2": "images.shape is [count, rows, cols, channels]; reshape takes the new shape.",
  "flattenImages.hint.3":
    "const [count, rows, cols, channels] = images.shape; return images.reshape([count, rows * cols * channels]);",
  "flattenImages.batchMerged":
    "shape {received}: all {count} images were merged into one row, expected {count} rows of {width}",
  "flattenImages.batchMerged.hint":
    "flatten() and reshape([-1]) flatten the batch too; keep the first dimension",
  "flattenImages.rowsAsImages":
    "{received} rows, expected {expected}: each of the {rows} rows of an image became an image of its own",
  "flattenImages.rowsAsImages.hint":
    "the number of images stays in front: reshape([count, rows * cols * channels])",
  "flattenImages.transposed":
    "one column per image, expected one row: the shape should be [{count}, {width}]",
  "flattenImages.transposed.hint": "the number of images comes first",
  "flattenImages.hardCodedSize":
    "the size {size} is written into your code, but these images have {width} values each",
  "flattenImages.hardCodedSize.hint":
    "work the width out of images.shape: it differs between MNIST and CIFAR-10",
  "flattenImages.columnsFirst": "the pixels come column by column, expected row by row",
  "flattenImages.columnsFirst.hint": "reshape alone keeps the order: leave out the transpose",
  "flattenImages.channelsFirst": "the pixels come colour by colour, expected pixel by pixel",
  "flattenImages.channelsFirst.hint": "reshape alone keeps the order: leave out the transpose",

  "oneHot.hint.1":
    "One row for each label, one column for each class. A row is all zeros but for one 1. Where is it?",
  "oneHot.hint.2": "Make an array of labels.length × classes zeros. Row i starts at i · classes.",
  "oneHot.hint.3":
    "labels.forEach((label, i) => { values[i * classes + label] = 1; }); then tf.tensor2d(values, [labels.length, classes]) with a Float32Array.",
  "oneHot.offByOneUp": "row {row} is class {received}, label is {expected}: off by one",
  "oneHot.offByOneUp.hint": "labels and columns both start at 0: no + 1",
  "oneHot.offByOneDown": "row {row} is class {received}, label is {expected}: off by one",
  "oneHot.offByOneDown.hint": "labels and columns both start at 0: no − 1",
  "oneHot.labelAsColumn": "one number per row: these are the {count} labels themselves, not yet one-hot",
  "oneHot.labelAsColumn.hint": "each row needs one column per class",
  "oneHot.transposed": "shape [{rows}, {cols}]: one row per class, expected one row per label",
  "oneHot.transposed.hint": "labels go down, classes across: [labels.length, classes]",
  "oneHot.alwaysTen": "10 columns, expected {expected}: the number of classes is the second argument",
  "oneHot.alwaysTen.hint": "use `classes` where you wrote 10",
  "oneHot.tooNarrow":
    "{received} columns, expected {expected}: a class that no label names needs its column too",
  "oneHot.tooNarrow.hint": "the width is `classes`, whatever the labels are",
  "oneHot.labelAsValue": "the row of label {label} holds the number {label}, expected a 1 in column {label}",
  "oneHot.labelAsValue.hint": "the label says where, the value is always 1",
  "oneHot.inverted": "the row of label {label} is 0 at column {label} and 1 elsewhere: the other way round",
  "oneHot.inverted.hint": "one 1, all others 0",
  "oneHot.sharedRow": "every row has the same {ones} ones: all rows are one and the same array",
  "oneHot.sharedRow.hint": "Array(n).fill(row) repeats a single row; make a new one for each label",
  "oneHot.emptyRow": "row {row} is all zeros, label is {label}",
  "oneHot.emptyRow.hint":
    "go through all labels, the first and the last included, and set column `label` to 1",

  "scalePixels.rounded":
    "pixel {pixel} became {received}, expected {expected}: rounded to black or white, all greys are lost",
  "scalePixels.rounded.hint": "leave out the rounding or the comparison: a Float32Array holds fractions",
  "scalePixels.percent": "pixel {pixel} became {received}, expected {expected}: in percent",
  "scalePixels.percent.hint": "1 stands for white: leave out the factor 100",
  "scalePixels.stretched":
    "pixel {pixel} became {received}, expected {expected}: stretched from the darkest pixel here to the brightest",
  "scalePixels.stretched.hint": "one scale for all images: 0 stays 0, and 255 becomes 1",
  "scalePixels.meanSubtracted":
    "pixel {pixel} became {received}, expected {expected}: the mean was subtracted",
  "scalePixels.meanSubtracted.hint": "useful elsewhere; here black stays 0",
  "scalePixels.otherDivisor":
    "pixel {pixel} became {received}, expected {expected}: divided by {divisor}, not by 255",
  "scalePixels.otherDivisor.hint": "the largest byte is 255, and that one has to become 1",
  "flattenImages.pixelsAsImages":
    "{received} rows, expected {expected}: each pixel became an image of its own, of {channels} numbers",
  "flattenImages.pixelsAsImages.hint": "one row for each image: reshape([count, rows * cols * channels])",
  "flattenImages.imagesMixed":
    "each row holds some numbers of all images: reshape does not turn a table round",
  "flattenImages.imagesMixed.hint":
    "leave out the transpose: reshape([count, rows * cols * channels]) puts each image in a row",
  "flattenImages.oneColumn":
    "{received} rows of one number, expected {expected} of {width}: every number became an image of its own",
  "flattenImages.oneColumn.hint":
    "keep the number of images in front: reshape([count, rows * cols * channels])",
  "flattenImages.channelsForgotten":
    "{received} rows, expected {expected}: the {channels} channels were left out of the width",
  "flattenImages.channelsForgotten.hint": "a row holds rows * cols * channels numbers",
  "flattenImages.channelsMerged":
    "{received} numbers per image, expected {expected}: the {channels} channels were merged into one",
  "flattenImages.channelsMerged.hint": "reshape alone keeps every number",
  "flattenImages.notFlattened": "the shape is still {received}: an image is not yet one row of numbers",
  "flattenImages.notFlattened.hint":
    "images.reshape([count, rows * cols * channels]); squeeze only takes out dimensions of 1",
  "flattenImages.sizesAdded":
    "rows of {received} numbers were asked for, but an image has {expected}: the sizes were added",
  "flattenImages.sizesAdded.hint": "multiply them: rows * cols * channels",
  "oneHot.placesMixed": "the ones stand at label · classes + row: row and label are exchanged",
  "oneHot.placesMixed.hint":
    "row i starts at i * classes, and the label says how far to go in it: i * classes + label",
  "oneHot.columnByColumn":
    "the ones stand at label · number of labels + row: that is filled column by column",
  "oneHot.columnByColumn.hint": "a tensor's values are read row by row: i * classes + label",
  "oneHot.firstRowOnly": "all ones stand in row 0: the place of the row is missing",
  "oneHot.firstRowOnly.hint": "row i starts at i * classes: values[i * classes + label] = 1",
  "oneHot.cumulative": "the row of label {label} has {ones} ones: all columns up to the label",
  "oneHot.cumulative.hint": "only column `label` itself is 1: === instead of <=",
  "scalePixels.standardized":
    "pixel {pixel} became {received}, expected {expected}: the pixels were brought to mean 0 and spread 1",
  "scalePixels.standardized.hint": "useful elsewhere; here divide by 255 and leave it at that",
  "scalePixels.roundedDigits":
    "pixel {pixel} became {received}, expected {expected}: digits left after the point: {digits}",
  "scalePixels.roundedDigits.hint": "leave out toFixed: round only what you print",
  "scalePixels.bufferReinterpreted":
    "the bytes were read four at a time as numbers: pixels.buffer is the memory itself",
  "scalePixels.bufferReinterpreted.hint":
    "new Float32Array(pixels) takes every byte as a number; new Float32Array(pixels.buffer) does not",
  "flattenImages.channelsLeftOut":
    "rows of {received} numbers were asked for, but an image has {expected}: its {channels} channels are missing",
  "flattenImages.channelsLeftOut.hint": "multiply all three: rows * cols * channels",
  "flattenImages.scaledToo": "the numbers were divided by 255, expected as they are",
  "flattenImages.scaledToo.hint": "scaling was the exercise before; here only the shape changes",
  "oneHot.oneRow": "one row for all {count} labels, expected a row for each",
  "oneHot.oneRow.hint": "make labels.length × classes zeros; row i starts at i * classes",
  "oneHot.columnsReversed": "the columns are counted from the last one: label 0 has its 1 at the end",
  "oneHot.columnsReversed.hint": "column `label` is counted from 0, on the left",
  "scalePixels.multiplied": "pixel {pixel} became {received}, expected {expected}: multiplied by 255",
  "scalePixels.multiplied.hint": "divide: 255 has to become 1",
  "scalePixels.blackAndWhite":
    "pixel {pixel} became {received}, expected {expected}: only black and white are left, all greys are lost",
  "scalePixels.blackAndWhite.hint": "leave out the comparison: a Float32Array holds fractions",
  "flattenImages.otherSizeInFront":
    "{received} rows, expected {expected}: images.shape[{at}] is a size of each image, not their number",
  "flattenImages.otherSizeInFront.hint": "images.shape[0] is the number of images, and it stays in front",
  "flattenImages.firstImageOnly": "only the first image is left, expected all {expected}",
  "flattenImages.firstImageOnly.hint": "reshape the whole tensor, without slice or index",
  "flattenImages.numbersLost":
    "the result has {received} numbers, the images have {expected}: flattening keeps them all",
  "flattenImages.numbersLost.hint": "reshape alone: no mean, sum or slice",
  "oneHot.rowNotMultiplied": "the ones stand at row + label: each row is taken to be one number long",
  "oneHot.rowNotMultiplied.hint": "row i starts at i * classes: values[i * classes + label] = 1",
  "oneHot.rowPerClass": "{received} rows, one for each class; expected {expected}, one for each label",
  "oneHot.rowPerClass.hint": "the shape is [labels.length, classes]",
  "oneHot.zeroSkipped": "the rows of label 0 stay all zeros: 0 is a class like any other",
  "oneHot.zeroSkipped.hint": "leave out the condition: if (label) is false for 0",
  "oneHot.otherNumbers": "the right class has {received} and the others {other}, expected 1 and 0",
  "oneHot.otherNumbers.hint": "write a 1, into an array of zeros",
  "scalePixels.pixelAsPlace":
    "each value stands at the place that its pixel names: the pixel was used as the place",
  "scalePixels.pixelAsPlace.hint":
    "for (const i of pixels.keys()) goes through the places: result[i] = pixels[i] / 255",
  "scalePixels.remainder":
    "pixel {pixel} became {received}, expected {expected}: % gives what a division leaves over",
  "scalePixels.remainder.hint": "/ divides, % gives the remainder",
  "scalePixels.otherFormula": "a pixel becomes {received}, expected {expected}",
  "scalePixels.otherFormula.hint": "compare the two formulas: nothing but a division is asked for",
  "flattenImages.channelsWrittenIn":
    "the number of channels, {received}, is written in; these images have {expected}",
  "flattenImages.channelsWrittenIn.hint": "images.shape[3] says how many there are",
  "oneHot.rowAsValue": "row {row} holds the number of a row where the 1 belongs",
  "oneHot.rowAsValue.hint": "write 1, whatever the row",
  "oneHot.labelInFront": "row {row} begins with its label, {label}, expected a 1 in column {label}",
  "oneHot.labelInFront.hint": "the label says which column gets the 1: row * classes + label",
  "oneHot.labelEverywhere":
    "row {row} holds its label, {label}, in every column, expected a 1 in column {label} alone",
  "oneHot.labelEverywhere.hint": "write one value for each label, without a loop over the columns",
  "oneHot.bits": "row {row} holds the binary digits of {label}, expected a 1 in column {label} alone",
  "oneHot.bits.hint": "one-hot is no binary number: a single 1, at the label's column",
  "oneHot.severalOnes":
    "row {row} has a 1 in each of the columns {columns}, expected in column {label} alone",
  "oneHot.severalOnes.hint": "write a single 1 for each label",
  "flattenImages.mirrored": "every image is mirrored: its columns come from right to left",
  "flattenImages.mirrored.hint": "leave out reverse: reshape keeps the order",
  "flattenImages.upsideDown": "every image stands on its head: its rows come from bottom to top",
  "flattenImages.upsideDown.hint": "leave out reverse: reshape keeps the order",
  "flattenImages.batchWrittenIn":
    "reshape is asked for {received} rows or a multiple of it; these are {expected} images",
  "flattenImages.batchWrittenIn.hint": "images.shape[0] says how many images there are",
  "oneHot.onePlaced": "the 1 of a label is written to place {received}, expected {expected}",
  "oneHot.onePlaced.hint": "a row has as many places as there are classes: row · classes + label",
  "flattenImages.otherProduct": "reshape was asked for {number} numbers, {received}; there are {expected}",
  "flattenImages.otherProduct.hint": "multiply all sizes, each of them once",
  "oneHot.otherColumn":
    "row {row} is class {received}, label is {expected}: every 1 stands {by} columns too far on",
  "oneHot.otherColumn.hint": "the 1 belongs into the column with the label's own number",
  "oneHot.oncePerLabel":
    "row {row} is all zeros: label {label} occurs several times, and only one of its rows has its 1",
  "oneHot.oncePerLabel.hint": "go through the labels by their places: indexOf finds the first place alone",
  "oneHot.firstRowsOnly": "only the first {count} of {rows} rows have a 1; there are {classes} classes",
  "oneHot.firstRowsOnly.hint": "the loop goes through the labels, not the classes: i < labels.length",
  "oneHot.rowAsColumn":
    "row 0 has its 1 in column 0, row 1 in column 1: the row's own number was taken for its label",
  "oneHot.rowAsColumn.hint": "compare the column with labels[row], not with row",
};
