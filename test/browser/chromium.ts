import { existsSync } from "node:fs";

/** Debian's `chromium`, or the one that `LAB_CHROMIUM` names. */
export const chromiumPath: string = process.env["LAB_CHROMIUM"] ?? "/usr/bin/chromium";

/** Why a browser test is skipped. In CI a missing Chromium is a failure: nothing is skipped there. */
export const withoutChromium: string | false =
  existsSync(chromiumPath) || process.env["CI"] === "true"
    ? false
    : `there is no Chromium at ${chromiumPath}`;

/** Nothing but the page itself may use the network. */
export const browserArguments: string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
