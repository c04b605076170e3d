/** Texts of chapter 1: reading the files. */
export const dataset = {
  "parseIdxImages.hint.1":
    "The header is four numbers of four bytes each: magic number, count, rows, columns. Only then come the pixels.",
  "parseIdxImages.hint.2":
    "A DataView reads numbers out of bytes: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), then view.getUint32(offset). It is big-endian unless told otherwise.",
  "parseIdxImages.hint.3": "count is at offset 4, rows at 8, cols at 12, and pixels is bytes.subarray(16).",
  "parseIdxImages.ignoresByteOffset":
    "you read from before the file: `bytes` is a window on a larger buffer, and `bytes.buffer` is all of it",
  "parseIdxImages.ignoresByteOffset.hint":
    "give the DataView the window: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength); slice `bytes`, not `bytes.buffer`",
  "parseIdxImages.littleEndian":
    "count is {received}, expected {expected}: the four bytes were read in little-endian order",
  "parseIdxImages.littleEndian.hint":
    "IDX files store the most significant byte first; getUint32(offset) does so, getUint32(offset, true) does not",
  "parseIdxImages.magicAsCount":
    "count is {received}: that is the magic number at the start of the file, every field is read four bytes too early",
  "parseIdxImages.magicAsCount.hint": "bytes 0 to 3 are the magic number, the count follows at byte 4",
  "parseIdxImages.oneByte":
    "count is {received}, expected {expected}: only the last of its four bytes was read",
  "parseIdxImages.oneByte.hint": "one byte holds 0 to 255; combine all four, for example with getUint32",
  "parseIdxImages.rowsAndColumnsSwapped":
    "images are {rows} rows by {cols} columns, expected {expectedRows} by {expectedCols}: rows and columns are swapped",
  "parseIdxImages.rowsAndColumnsSwapped.hint": "the header names rows first (byte 8), then columns (byte 12)",
  "parseIdxImages.runsPastFile":
    "{received} pixels, expected {expected}: the view runs on behind the file's end, into other bytes of the buffer",
  "parseIdxImages.runsPastFile.hint":
    "bytes.subarray(16) ends where the file does; a view of bytes.buffer needs a length as its third argument",
  "parseIdxImages.labelHeader":
    "pixels start at byte {offset}, expected 16: {offset} is where the data of a label file starts",
  "parseIdxImages.labelHeader.hint": "an image header has four numbers, not two: 4 × 4 = 16 bytes",
  "parseIdxImages.headerOffset": "pixels start at byte {offset}, expected 16",
  "parseIdxImages.headerOffset.hint": "the header is 4 numbers × 4 bytes; pixels are everything after it",

  "parseIdxLabels.hint.1":
    "A label header is shorter than an image header: magic number and count, nothing else.",
  "parseIdxLabels.hint.2":
    "Two numbers of four bytes make a header of 8 bytes. Each byte after it is one label.",
  "parseIdxLabels.hint.3": "bytes.subarray(8) is the answer; return it.",
  "parseIdxLabels.ignoresByteOffset":
    "you read from before the file: `bytes` is a window on a larger buffer, and `bytes.buffer` is all of it",
  "parseIdxLabels.ignoresByteOffset.hint": "slice `bytes` itself, not `bytes.buffer`",
  "parseIdxLabels.runsPastFile":
    "{received} labels, expected {expected}: the view runs on behind the file's end, into other bytes of the buffer",
  "parseIdxLabels.runsPastFile.hint":
    "bytes.subarray(8) ends where the file does; a view of bytes.buffer needs a length as its third argument",
  "parseIdxLabels.imageHeader":
    "{received} labels, expected {expected}: the first eight are missing, 16 is the header of an image file",
  "parseIdxLabels.imageHeader.hint": "a label header has two numbers, not four: 2 × 4 = 8 bytes",
  "parseIdxLabels.endAsLength":
    "the last 8 labels are missing: the end of a piece is counted from the start of the file, like its beginning",
  "parseIdxLabels.endAsLength.hint": "bytes.subarray(8) goes on to the end of the file",
  "parseIdxLabels.oneAdded": "every label is one too large",
  "parseIdxLabels.oneAdded.hint": "labels are 0 to 9: return them as they are in the file",
  "parseIdxLabels.oneSubtracted": "every label is one too small, and 0 became 255",
  "parseIdxLabels.oneSubtracted.hint": "labels are 0 to 9: return them as they are in the file",
  "parseIdxLabels.headerOffset": "labels start at byte {offset}, expected 8",
  "parseIdxLabels.headerOffset.hint": "the header is 2 numbers × 4 bytes; labels are everything after it",

  "parseCifarBatch.hint.1":
    "A record is 1 + 3 × 1,024 bytes: the label, then all red values, all green values, all blue values, each row by row.",
  "parseCifarBatch.hint.2":
    "Record i starts at byte 3073 · i. In it the red value of pixel k is at 1 + k, the green one 1,024 bytes later.",
  "parseCifarBatch.hint.3":
    "Loop over image i, pixel k and channel c: pixels[i * 3072 + 3 * k + c] = bytes[i * 3073 + 1 + c * 1024 + k].",
  "parseCifarBatch.labelInPixels":
    "the first pixel is ({received}), expected ({expected}): its red value is the record's label",
  "parseCifarBatch.labelInPixels.hint": "byte 0 of a record is the label, the red values start at byte 1",
  "parseCifarBatch.arrangedBackwards":
    "the pixels are rearranged the wrong way round: the file has the planes, and your result has them twice over",
  "parseCifarBatch.arrangedBackwards.hint":
    "exchange the two places: read at channel · 1024 + pixel, write at 3 · pixel + channel",
  "parseCifarBatch.planesKept":
    "the first pixel is ({received}), expected ({expected}): you took its three values from neighbouring bytes, but those are three red values",
  "parseCifarBatch.planesKept.hint":
    "the file keeps each colour together (1,024 red, 1,024 green, 1,024 blue); pick one value from each plane",
  "parseCifarBatch.redOnly":
    "the first pixel is ({received}), expected ({expected}): only the red values were copied",
  "parseCifarBatch.redOnly.hint":
    "green and blue follow 1,024 and 2,048 bytes later: a third loop over the three colours",
  "parseCifarBatch.grey":
    "the first pixel is ({received}), expected ({expected}): its colours were averaged to a grey",
  "parseCifarBatch.grey.hint": "keep the three values apart: they come to stand side by side",
  "parseCifarBatch.rowsAndColumnsSwapped":
    "every image is mirrored on its diagonal: rows and columns are swapped",
  "parseCifarBatch.rowsAndColumnsSwapped.hint": "in a plane the value of row r and column c is at 32 · r + c",
  "parseCifarBatch.coloursReversed":
    "the first pixel is ({received}), expected ({expected}): red and blue are swapped",
  "parseCifarBatch.coloursReversed.hint":
    "the planes come in the order red, green, blue, and so do the three values of a pixel",
  "parseCifarBatch.recordWithoutLabel":
    "records are read {received} bytes apart, expected {expected}: from the second record on everything is shifted",
  "parseCifarBatch.recordWithoutLabel.hint": "a record is its label and 3,072 values, 3,073 bytes in all",
  "parseCifarBatch.labelAtEnd":
    "the first label is {received}: that is the last byte of the record, the label is its first",
  "parseCifarBatch.labelAtEnd.hint": "label i is bytes[3073 * i]",
  "parseCifarBatch.oneAdded": "every label is one too large",
  "parseCifarBatch.oneAdded.hint": "labels are 0 to 9: write them as they are in the file",
  "parseCifarBatch.upsideDown": "the images are upside down: their last row comes first",
  "parseCifarBatch.upsideDown.hint": "the file begins with the top row: go through the rows from 0 on",
  "parseCifarBatch.mirrored": "the images are mirrored: the last pixel of each row comes first",
  "parseCifarBatch.mirrored.hint":
    "a row of the file goes from left to right: go through the columns from 0 on",
  "parseCifarBatch.shuffledApart":
    "image {index} has label {received}, expected {expected}: images and labels are no longer in the same order",
  "parseCifarBatch.shuffledApart.hint":
    "go through the records once and write label and pixels at the same place i",

  "classCounts.hint.1": "Start with a list of `classes` zeros, then go through the labels once.",
  "classCounts.hint.2":
    "new Array<number>(classes).fill(0) makes the zeros; a label is the index of the number to increase.",
  "classCounts.hint.3": "for (const label of labels) counts[label]++; and return counts.",
  "classCounts.holes": "class {class} has no number: its counter was never set to zero",
  "classCounts.holes.hint": "start with new Array<number>(classes).fill(0)",
  "classCounts.tooShort":
    "{received} counts, expected {expected}: classes that never occur count too, as zero",
  "classCounts.tooShort.hint": "the length of the list is `classes`, whatever the labels are",
  "classCounts.offByOne": "every count is one place too far: class 0 is counted at index 1",
  "classCounts.offByOne.hint": "labels start at 0, and so do indices: no + 1",
  "classCounts.fractions": "class 0 comes out as {received}: a share, not a count",
  "classCounts.fractions.hint": "leave out the division by labels.length",
  "classCounts.alwaysTen": "10 counts, expected {expected}: the number of classes is the second argument",
  "classCounts.alwaysTen.hint": "use `classes` where you wrote 10",

  "parseIdxImages.firstByte":
    "count is {received}, expected {expected}: only the first of its four bytes was read",
  "parseIdxImages.firstByte.hint":
    "the first byte of four counts the 16,777,216s; combine all four, with getUint32, or with each shift in brackets: + binds more tightly than <<",
  "parseIdxImages.twoBytes":
    "count is {received}, expected {expected}: only the first two of its four bytes were read",
  "parseIdxImages.twoBytes.hint": "a field takes four bytes, 32 bits: getUint32 instead of getUint16",
  "parseIdxImages.lastTwoBytes":
    "count is {received}, expected {expected}: only the last two of its four bytes were read",
  "parseIdxImages.lastTwoBytes.hint":
    "a field takes four bytes, 32 bits: getUint32 at its first byte instead of getUint16",
  "parseIdxImages.otherBase":
    "count is {received}, expected {expected}: each byte was counted {base} times as much as the next one",
  "parseIdxImages.otherBase.hint": "a byte has 256 values, 0 to 255: multiply by 256, or let getUint32 do it",
  "parseIdxImages.scaledTooEarly": "the pixels were divided by 255 and are still bytes: all greys became 0",
  "parseIdxImages.scaledTooEarly.hint":
    "return the pixels as they are in the file; scaling comes in chapter 2",
  "parseIdxImages.firstImageOnly":
    "pixels ends after {received} values: these are the first image, expected all {expected} images",
  "parseIdxImages.firstImageOnly.hint": "everything from byte 16 to the end of the file are pixels",
  "parseIdxImages.bytesAdded": "count is {received}, expected {expected}: its four bytes were added up",
  "parseIdxImages.bytesAdded.hint": "each byte counts 256 times as much as the next one: getUint32 does that",
  "parseIdxImages.fieldIndex":
    "count is {received}, expected {expected}: the fields were read at bytes 1, 2 and 3",
  "parseIdxImages.fieldIndex.hint": "the place is counted in bytes, and each field takes four: 4, 8 and 12",
  "parseIdxImages.fixedSizes":
    "rows and cols are 28, expected {rows} and {cols}: MNIST's sizes are written into your code",
  "parseIdxImages.fixedSizes.hint": "read them from the header: another file may hold other images",
  "parseIdxImages.endAsLength":
    "the last {missing} pixels are missing: the second argument of slice and subarray is where to stop, not how many",
  "parseIdxImages.endAsLength.hint": "bytes.subarray(16) goes on to the end of the file",
  "parseCifarBatch.onePlace": "only image 0 has pixels: every record was written to the same place",
  "parseCifarBatch.onePlace.hint": "image i starts at 3072 * i in your pixels",
  "parseCifarBatch.onePlane":
    "the first pixel is ({received}), expected ({expected}): all three values come from the red plane",
  "parseCifarBatch.onePlane.hint": "green begins 1,024 bytes after red, and blue 1,024 after green",
  "parseCifarBatch.headerSkipped":
    "the first label is read at byte {received}, expected 0: these files have no header",
  "parseCifarBatch.headerSkipped.hint": "record i starts at 3073 * i",
  "parseCifarBatch.labelsInFront":
    "your labels are the first bytes of the file, but only the first of them is a label",
  "parseCifarBatch.labelsInFront.hint":
    "here each label stands in front of its own image: label i is bytes[3073 * i]",
  "parseCifarBatch.fixedCount":
    "{received} labels, expected {expected}: the number of images is written into your code",
  "parseCifarBatch.fixedCount.hint": "work it out from the file: bytes.length / 3073",
  "classCounts.loopsOverIndices":
    "every counter is 1: the places 0, 1, 2, … are counted, which `for (… in …)` goes through, not the labels",
  "classCounts.loopsOverIndices.hint":
    "write for (const label of labels), with of; compare labels, not their places",
  "classCounts.total": "{received} is the number of all labels; a number for each class is asked for",
  "classCounts.total.hint": "start with a list of `classes` zeros",
  "classCounts.tooLong": "{received} counts, expected {expected}: one too many",
  "classCounts.tooLong.hint": "labels go from 0 to classes − 1, so the list has `classes` numbers",
  "classCounts.offByOneDown": "every count is one place too early: class 1 is counted at index 0",
  "classCounts.offByOneDown.hint": "labels start at 0, and so do indices: no − 1",
  "classCounts.lastLabelForgotten": "the last label was not counted",
  "classCounts.lastLabelForgotten.hint": "a loop over all places ends with i < labels.length",
  "classCounts.firstLabelForgotten": "the first label was not counted",
  "classCounts.firstLabelForgotten.hint": "the first place is 0: let i = 0",
  "classCounts.lastClassForgotten": "the last class was not counted",
  "classCounts.lastClassForgotten.hint": "classes go from 0 to classes − 1: k < classes",
  "classCounts.countedInBytes":
    "class 2 occurs {expected} times, you count {received}: the counters are bytes, which start again at 0 after 255",
  "classCounts.countedInBytes.hint": "count in a plain array: new Array<number>(classes).fill(0)",
  "classCounts.labelAdded": "each label was added to its counter, expected 1 for each time that it occurs",
  "classCounts.labelAdded.hint": "counts[label]++ adds one",
  "classCounts.sorted": "the counts are right but sorted by size, expected in the order of the classes",
  "classCounts.sorted.hint": "leave out sort(): place 0 belongs to label 0",
  "classCounts.presence": "the list says whether a class occurs, expected how often",
  "classCounts.presence.hint": "counts[label]++ instead of counts[label] = 1",
  "classCounts.oneTooFew": "every class that occurs is counted once too little",
  "classCounts.oneTooFew.hint":
    "from the first to the last of n places there are n − 1 steps; add 1 for each label",
  "classCounts.binned":
    "the labels were sorted into bins between the smallest and the largest that occur, expected one place for each class",
  "classCounts.binned.hint": "a label is the index itself: counts[label]++",
  "classCounts.startsAtOne": "every count is one too large: the counters start at 1",
  "classCounts.startsAtOne.hint": "fill(0): before the first label nothing has been counted",
  "classCounts.returnedEarly": "only the first label was counted: the function ends there",
  "classCounts.returnedEarly.hint": "move return behind the loop's closing brace",
  "parseCifarBatch.lastPixelForgotten": "the last pixel of every image is black",
  "parseCifarBatch.lastPixelForgotten.hint": "an image has 1,024 pixels: the loop goes on while k < 1024",
  "parseCifarBatch.planeOffByOne":
    "a colour is read from byte {received} of the record on, expected {expected}: off by one",
  "parseCifarBatch.planeOffByOne.hint": "byte 0 is the label: the colours start at 1, 1025 and 2049",
  "parseIdxImages.readAsFloat": "the four bytes were read as a number with a fraction",
  "parseIdxImages.readAsFloat.hint": "the header holds whole numbers: getUint32 instead of getFloat32",
  "parseIdxImages.digitsJoined":
    "count is {received}, expected {expected}: the digits of its four bytes were written side by side",
  "parseIdxImages.digitsJoined.hint":
    "a byte counts 256 times as much as the next one, not ten times: getUint32 does that",
  "parseIdxImages.otherField":
    "{name} is {received}, expected {expected}: it was read at byte {at} instead of byte {right}",
  "parseIdxImages.otherField.hint":
    "the fields follow one another every four bytes: count at 4, rows at 8, cols at 12",
  "parseIdxImages.countOfPixels":
    "count is {received}, the number of all pixels; expected {expected}, the number of images",
  "parseIdxImages.countOfPixels.hint":
    "the header says how many images there are: the four bytes from byte 4 on",
  "parseIdxImages.inverted": "black and white are swapped: every pixel is 255 minus the one in the file",
  "parseIdxImages.inverted.hint": "return the pixels as they are in the file",
  "parseIdxLabels.countFromOneByte":
    "{received} labels, expected {expected}: byte {at} alone was taken for their number, which has four bytes",
  "parseIdxLabels.countFromOneByte.hint":
    "combine bytes 4 to 7, for example with getUint32(4), or take everything from byte 8 on",
  "parseIdxLabels.pickedByValue": "every byte below 10 was taken for a label, those of the header too",
  "parseIdxLabels.pickedByValue.hint":
    "where a byte stands says what it means, not how large it is: the labels start at byte 8",
  "parseCifarBatch.otherColourOrder":
    "the first pixel is ({received}), expected ({expected}): its colours come in another order",
  "parseCifarBatch.otherColourOrder.hint":
    "the planes come in the order red, green, blue, and so do the three values of a pixel",
  "parseCifarBatch.colourMissing":
    "the first pixel is ({received}), expected ({expected}): not all three colours were copied",
  "parseCifarBatch.colourMissing.hint": "a pixel has three colours: the loop over them goes on while c < 3",
  "parseCifarBatch.coloursByRow":
    "the first pixel is ({received}), expected ({expected}): the colours change after every row, not within a pixel",
  "parseCifarBatch.coloursByRow.hint":
    "the colour is the innermost loop: red, green and blue of one pixel stand side by side",
  "parseCifarBatch.scaledTooEarly": "the pixels were divided by 255 and are still bytes: all shades became 0",
  "parseCifarBatch.scaledTooEarly.hint":
    "return the pixels as they are in the file; scaling comes in chapter 2",
  "parseCifarBatch.firstImageEverywhere":
    "every image is a copy of image 0: the start of the record is missing",
  "parseCifarBatch.firstImageEverywhere.hint":
    "record i starts at byte 3073 * i: add it to the place that you read",
  "parseCifarBatch.labelsElsewhere":
    "only the first label is filled in: the others were written to another place",
  "parseCifarBatch.labelsElsewhere.hint":
    "label i belongs to labels[i]; 3073 * i is where it stands in the file",
  "classCounts.percent": "the numbers are percentages, expected how often each class occurs",
  "classCounts.percent.hint": "leave out the division by labels.length",
  "classCounts.assigned":
    "class 0 has none and every other class has all: a single = assigns, it does not compare",
  "classCounts.assigned.hint": "label === k, with three equals signs",
  "classCounts.firstPlaces": "the numbers say where each class first occurs, expected how often it does",
  "classCounts.firstPlaces.hint": "indexOf finds a place; to count, go through all labels",
  "classCounts.runningTotals": "each number counts its class and all classes before it",
  "classCounts.runningTotals.hint": "a label raises one counter only: counts[label]++",
  "parseIdxImages.fieldsShifted":
    "count is {received}, expected {expected}: it was read from byte {place} on, not from byte 4, and the others likewise",
  "parseIdxImages.fieldsShifted.hint":
    "the first four bytes are 0, 1, 2 and 3: the fields begin at bytes 4, 8 and 12",
  "parseIdxImages.countFromLength":
    "count is {received}, worked out from the length of the file; expected {expected}, as the header says",
  "parseIdxImages.countFromLength.hint":
    "read it: getUint32(4). A file may be longer or shorter than its images",
  "parseCifarBatch.otherSide":
    "records are read {received} bytes apart, expected {expected}: photographs have 32 × 32 pixels, not 28 × 28",
  "parseCifarBatch.otherSide.hint": "a plane has 32 · 32 = 1,024 values",
  "parseCifarBatch.twoLabels":
    "records are read {received} bytes apart, expected {expected}: each has one label, not two",
  "parseCifarBatch.twoLabels.hint":
    "two labels are CIFAR-100's way; here a record is one label and 3,072 values",
  "classCounts.countedAnew": "only the last label is counted: the list of counts is made anew for each label",
  "classCounts.countedAnew.hint": "make the list once, before the loop",
  "classCounts.countsRuns": "a label is counted only where it differs from the one before",
  "classCounts.countsRuns.hint": "count every label, whatever stands before it",
  "classCounts.firstLabelsOnly": "only the first {received} of {expected} labels are counted",
  "classCounts.firstLabelsOnly.hint": "go through all of labels: for (const label of labels)",
  "classCounts.othersCounted": "each number says how many labels are of another class",
  "classCounts.othersCounted.hint": "count where label === k, not where label !== k",
  "classCounts.classSkipped": "class {class} is never counted, all others are right",
  "classCounts.classSkipped.hint": "look for a condition that drops it: if (label) is false for 0",
  "classCounts.lastPlaces": "these are the places where each label stands last, not how often it occurs",
  "classCounts.lastPlaces.hint": "count with ++, one for each label that you meet",
  "parseIdxImages.otherWeights":
    "count is {received}, expected {expected}: its bytes 1 to 3 count {weights} times, expected {right} times",
  "parseIdxImages.otherWeights.hint":
    "each byte counts 256 times as much as the next: 256 ** 3, 256 ** 2, 256, 1",
  "parseCifarBatch.labelsReadElsewhere": "the labels are read at {received}, expected at {expected}",
  "parseCifarBatch.labelsReadElsewhere.hint": "a record has 1 + 3 · 1024 bytes, and its label comes first",
  "parseCifarBatch.readElsewhere": "a value is read at byte {received}, expected {expected}",
  "parseCifarBatch.readElsewhere.hint":
    "write down the first bytes of two images, two rows and two colours, and compare",
  "parseCifarBatch.writtenElsewhere": "a value is written to place {received}, expected {expected}",
  "parseCifarBatch.writtenElsewhere.hint":
    "colour last: a pixel has three places, a row 32 · 3, an image 3072",
  "parseIdxImages.fieldsElsewhere":
    "{name} is read from the bytes {from} to {to}, expected {right} to {last}, the first of which counts most",
  "parseIdxImages.fieldsElsewhere.hint":
    "every field has four bytes: getUint32(4), getUint32(8), getUint32(12)",
  "parseIdxImages.squareAssumed": "rows and cols are both {received}: images are taken to be square",
  "parseIdxImages.squareAssumed.hint": "both stand in the header: at byte 8 and at byte 12",
  "classCounts.textsJoined": "each label adds a digit to a text, expected 1 to a number",
  "classCounts.textsJoined.hint": 'fill the list with the number 0, not with the text "0"',
  "parseIdxLabels.counts": "the result tells how often each label occurs, expected the labels themselves",
  "parseIdxLabels.counts.hint":
    "everything after the header is a label: hand those bytes on; counting comes later",
  "parseIdxLabels.readElsewhere": "label i is read from byte {start} + {step} · i, expected 8 + i",
  "parseIdxLabels.readElsewhere.hint": "a label is one byte, and the next follows right after it",
  "parseIdxLabels.onlyFirst":
    "only the first of {expected} labels is read: the others are looked for beyond the end of the file, or the loop ends after one round",
  "parseIdxLabels.onlyFirst.hint":
    "a label is one byte: label i is at byte 8 + i, for each i below the number of labels",
  "parseIdxLabels.textCodes":
    "every label is off by {difference}, the code of the character 0: labels are no text",
  "parseIdxLabels.textCodes.hint": "the bytes are the numbers 0 to 9 themselves: return them as they are",
  "classCounts.firstAppearance":
    "the counts come in the order in which the labels first occur, and classes that never occur are missing",
  "classCounts.firstAppearance.hint":
    "the place in the list is the class: new Array<number>(classes).fill(0), then counts[label]++",
  "classCounts.totalsFromTheEnd": "class 0 counts all labels: each number counts its class and all after it",
  "classCounts.totalsFromTheEnd.hint": "a label belongs to its own class alone: === instead of >=",
  "classCounts.listsInList": "the list holds lists, expected one number for each class",
  "classCounts.listsInList.hint": "the place in the list says the class: leave the number alone there",
};
