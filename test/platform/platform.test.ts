import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { histogram, show } from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";
import { usePlatform } from "image-lab/internal/platform/platform";
import type { Platform, PlotlyFigure } from "image-lab/internal/platform/types";

/** A page's platform, as small as it can be: it notes what is asked of it, and draws an empty picture. */
function notingPlatform(): Platform & { readonly drawn: number[]; readonly opened: PlotlyFigure[] } {
  const drawn: number[] = [];
  const opened: PlotlyFigure[] = [];
  return {
    drawn,
    opened,
    drawSvg: (_, width) => {
      drawn.push(width);
      return `<svg xmlns="http://www.w3.org/2000/svg" style="" width="${width}"></svg>`;
    },
    openWindow: (figure) => void opened.push(figure),
    jimp: () => {
      throw new Error("no picture is read here");
    },
  };
}

afterEach(() => usePlatform(undefined));

test("figures are drawn and shown by the platform that is in use, and nothing of Node's is loaded for them", () => {
  const page = notingPlatform();
  usePlatform(page);
  const figure = histogram([1, 2, 3]);
  assert.match(toSvg(figure, 400), /^<svg[^>]* role="img"[^>]*><desc>Histogram/);
  assert.deepEqual(page.drawn, [400]);
  show(figure);
  assert.deepEqual(page.opened, [figure]);
  const loaded = Object.keys(require.cache).filter((file) =>
    /node_modules\/(jsdom|nodeplotlib)\//.test(file),
  );
  assert.deepEqual(loaded, []);
});

test("without one that was chosen, Node draws with plotly", () => {
  assert.ok(toSvg(histogram([1, 2, 3]), 400).includes('class="trace bars"'));
});
