import type { Locator, Page } from "playwright-core";

/** A hand-written 3, points in shares of a canvas: two bows, the lower one a little wider. */
const three: readonly (readonly [x: number, y: number])[] = [
  ...bow(0.45, 0.34, 0.17, 0.15, -150, 90),
  ...bow(0.44, 0.66, 0.2, 0.17, -90, 150),
];

function bow(
  x: number,
  y: number,
  width: number,
  height: number,
  from: number,
  to: number,
): (readonly [number, number])[] {
  return Array.from({ length: 25 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 24) * Math.PI) / 180;
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)] as const;
  });
}

/** Draws a 3 on a canvas with the mouse. */
export async function drawThree(page: Page, canvas: Locator): Promise<void> {
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    box.x + x * box.width,
    box.y + y * box.height,
  ];
  await page.mouse.move(...at(three[0]!));
  await page.mouse.down();
  for (const point of three) await page.mouse.move(...at(point));
  await page.mouse.up();
}
