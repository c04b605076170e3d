/** The seven graded chapters, by the names of their files. */
export const chapterNames = [
  "01-dataset",
  "02-preprocessing",
  "03-mlp",
  "04-lenet5",
  "05-loss",
  "06-optimizer",
  "07-challenge",
];

/** They and the notebook of the first five minutes. */
export const notebookNames = ["00-start", ...chapterNames];
