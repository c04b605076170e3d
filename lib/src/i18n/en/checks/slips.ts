/** Hints by what the code of a wrong answer shows. */
export const slips = {
  "slip.postIncrement.hint":
    "{code} changes nothing: x++ gives the old value, which is then assigned back; write x++ alone, or x = x + 1",
  "slip.power.hint": "{code} is no power: ^ is the exclusive or of bits; a power is written 256 ** 2",
  "slip.loopCopy.hint":
    "{code} changes a copy of the entry, not the list: write to the list's own place, list[i] = …, or return what map makes",
  "slip.dropped.hint":
    "{code} makes something new and leaves everything else as it was: do something with it, such as assign or return it",
  "slip.noReturn.hint": "{code} gives nothing back: an arrow function with braces needs a return",
  "slip.emptyLoop.hint": "{code} ends with a semicolon, so the loop does nothing: take it away",
  "slip.returnInLoop.hint":
    "{code} stands inside the loop, which so ends in its first round: put it behind the loop's brace",
  "slip.disposeInLoop.hint":
    "{code} stands inside the loop and frees what the next rounds still need: put it behind the loop",
  "slip.textCompared.hint":
    "{code} is never true: a list becomes a text without blanks, 28,28,1; compare one number, such as inputShape[0] === 28",
  "slip.sharedFill.hint":
    "{code} puts one and the same list into every place: make a new one for each, Array.from({ length: n }, () => …)",
  "slip.comparedStatement.hint":
    "{code} only compares, and nothing uses the answer: to assign, write a single =",
};
