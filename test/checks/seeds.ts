/** Whether this run is one of the long proofs. */
export const full: boolean = process.env.LAB_TEST_FULL === "1";

/** Seeds of the drawn inputs that answers are tried on: one in `npm test`, several among the long proofs. */
export const seeds: readonly number[] = full ? [1, 2, 3, 11, 12, 13] : [1];

/** The same for worked solutions, one of which then trains for most of a minute. */
export const seedsOfSolutions: readonly number[] = full ? [1, 2, 3] : [1];
