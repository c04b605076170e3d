/** Stands in for `lab.check` in the box, where neither judges nor expected values are. */
export async function check(exercise: string): Promise<void> {
  console.log(`${exercise}: checked by the grader`);
}
