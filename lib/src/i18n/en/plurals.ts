/** Things that are counted, by the categories of `Intl.PluralRules` for English. */
export const plurals = {
  cell: { one: "cell", other: "cells" },
  day: { one: "day", other: "days" },
  epoch: { one: "epoch", other: "epochs" },
  filter: { one: "filter", other: "filters" },
  image: { one: "image", other: "images" },
  "input channel": { one: "input channel", other: "input channels" },
  map: { one: "map", other: "maps" },
  "feature map": { one: "feature map", other: "feature maps" },
  minute: { one: "minute", other: "minutes" },
  notebook: { one: "notebook", other: "notebooks" },
  number: { one: "number", other: "numbers" },
  picture: { one: "picture", other: "pictures" },
  step: { one: "step", other: "steps" },
  tensor: { one: "tensor", other: "tensors" },
} as const;
