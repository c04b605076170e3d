import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

const folder = resolve(__dirname, "../../screens");

/** Keeps a picture of what stands below a cell, to be looked at: `build/screens/NAME.png`. */
export async function keepScreen(page: Page, cell: number, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const output = page.locator(".jp-CodeCell").nth(cell).locator(".jp-Cell-outputArea");
  await output.scrollIntoViewIfNeeded();
  await output.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** Keeps a picture of the whole window. */
export async function keepWindow(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}
