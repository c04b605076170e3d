import type { Platform } from "./types";

let current: Platform | undefined;

/** The platform of this process; loaded at the first use. */
export function platform(): Platform {
  current ??= (require("./on-node") as typeof import("./on-node")).onNode;
  return current;
}

/** Replaces the platform, for the whole process; `undefined` takes the one for Node again. */
export function usePlatform(replacement: Platform | undefined): void {
  current = replacement;
}
