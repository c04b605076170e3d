// @ts-check
import { SetUpFailure } from "./failure.mjs";

/**
 * tfjs-node 4.22 needs what Node 23 took away, and the packages need 20.19.
 *
 * @param {string} version for example "20.19.0"
 * @throws {SetUpFailure} when it is not 20.19 to 22
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if ((major === 20 && minor >= 19) || major === 21 || major === 22) return;
  throw new SetUpFailure(
    `the lab needs Node 20.19 to 22 and this is Node ${version}`,
    "install Node 22 (for example with nvm install 22) and run the same command again",
  );
}
