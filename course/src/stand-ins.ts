/** Draws the images that submissions are run on, once for all of them: a box can only read the lab's `data/`. */
import { loadCifar10, loadMnist } from "../../lib/dist/data";

async function drawStandIns(): Promise<void> {
  process.env.LAB_DATA = "stand-in";
  await loadMnist();
  await loadCifar10();
}

drawStandIns().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
