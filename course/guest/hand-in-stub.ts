/** Stands in for `lab.handIn` in the box, where the notebook runs once it was handed in and lies in no folder. */
export async function handIn(): Promise<void> {
  console.log("handed in");
}
