import type { Locator } from "playwright-core";

/** Does what makes something appear, again as long as it does not: a few times. */
export async function untilShown(wanted: Locator, act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    await act();
    const shown = await wanted.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (shown) return;
  }
  throw new Error("It did not appear, five times in a row.");
}
