import { resolve } from "node:path";

/** The lab's folder, seen from the compiled tests in `build/test`. */
export const root: string = resolve(__dirname, "../..");
