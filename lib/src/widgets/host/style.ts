/**
 * The look of everything interactive, in JupyterLab's own colours, so that light and dark themes fit. Pages without
 * them get the light ones.
 */
export const style: string = `
.lab-live {
  --lab-ink: var(--jp-ui-font-color1, #1f2933);
  --lab-faint: var(--jp-ui-font-color2, #52606d);
  --lab-paper: var(--jp-layout-color1, #ffffff);
  --lab-raised: var(--jp-layout-color2, #eef1f4);
  --lab-line: var(--jp-border-color1, #c4ccd4);
  --lab-strong: #0072b2;
  --lab-mark: #e69f00;
  font: 14px/1.45 var(--jp-ui-font-family, Arial, Helvetica, sans-serif);
  color: var(--lab-ink);
  max-width: 800px;
  padding: 8px 4px 12px;
}
.lab-live *, .lab-live *::before { box-sizing: border-box; }
.lab-live p { margin: 0; }
.lab-heading strong { font-size: 16px; }
.lab-small, .lab-live figcaption, .lab-live caption { font-size: 12px; color: var(--lab-faint); }
.lab-heading { margin-bottom: 12px; }
.lab-live > .lab-small { margin-top: 12px; }
.lab-row { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
.lab-live > .lab-row { margin-top: 12px; }
.lab-live > .lab-small + .lab-row { margin-top: 4px; }
.lab-column { display: flex; flex-direction: column; gap: 12px; flex: 1 1 260px; min-width: 0; }
.lab-live section { margin-top: 12px; }
.lab-step { font-weight: 600; margin-bottom: 4px; }
.lab-line { min-height: 1.45em; margin: 10px 0 !important; }
.lab-column > .lab-line { margin: 0 !important; }
.lab-note { border-left: 4px solid var(--lab-mark); padding-left: 8px; }
.lab-verdict { font-size: 20px; font-weight: 600; }
.lab-live figure { margin: 0; text-align: center; }
.lab-pixels { display: block; image-rendering: pixelated; background: #fff; border: 1px solid var(--lab-line); }
.lab-live figure .lab-pixels { width: 84px; height: 84px; }
.lab-maps { margin-top: 14px; }
.lab-images { margin: 8px 0; gap: 10px; }
.lab-live .lab-images .lab-pixels { width: 72px; height: 72px; }
.lab-live :focus-visible { outline: 3px solid var(--lab-mark); outline-offset: 1px; }

.lab-button, .lab-tile {
  font: inherit; color: var(--lab-ink); background: var(--lab-raised);
  border: 1px solid var(--lab-line); border-radius: 4px; cursor: pointer;
}
.lab-button { padding: 4px 14px; min-height: 32px; }
.lab-button:hover, .lab-tile:hover { border-color: var(--lab-strong); }
.lab-button[hidden] { display: none; }
.lab-buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 8px; }

.lab-sheet { flex: 0 1 300px; min-width: 0; }
.lab-canvas { display: block; width: 100%; aspect-ratio: 1; background: #000; border-radius: 4px;
  touch-action: none; cursor: crosshair; border: 1px solid var(--lab-line); }

.lab-live .lab-bars { list-style: none; margin: 0; padding: 0; }
.lab-live .lab-bars li { display: grid; grid-template-columns: minmax(1.2em, max-content) 1fr 4.2em; gap: 8px; align-items: center;
  line-height: 1.35; margin: 0; }
.lab-track { display: block; height: 12px; background: var(--lab-raised); border-radius: 2px; overflow: hidden; }
.lab-bar { display: block; height: 100%; width: 0; background: #56b4e9; }
.lab-best .lab-bar { background: var(--lab-strong); }
.lab-best { font-weight: 700; }
.lab-share { text-align: right; font-variant-numeric: tabular-nums; }

.lab-progress { display: flex; gap: 12px; align-items: center; min-height: 40px; }
.lab-progress-bar { flex: 1 1 auto; min-width: 0; }
.lab-progress-text { display: block; margin-top: 4px; font-variant-numeric: tabular-nums; }
.lab-progress .lab-bar { background: var(--lab-strong); }
.lab-progress .lab-button { flex: none; }
.lab-curve-view { contain: content; }

.lab-scroll { overflow-x: auto; padding: 3px; }
.lab-live table { border-collapse: collapse; margin: 0; font-size: 13px; border: 0; table-layout: auto; }
.lab-live caption { caption-side: top; text-align: left; padding: 0 0 4px; white-space: nowrap; }
.lab-live tr { background: none !important; }
.lab-live th, .lab-live td { color: var(--lab-ink); border: 0; text-align: center; }
.lab-live .lab-matrix th { padding: 2px 6px; text-align: center; font-weight: 400; }
.lab-live .lab-matrix tbody th { text-align: right; }
.lab-matrix .lab-upright { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; height: 6em; }
.lab-live .lab-matrix td { padding: 1px; }
.lab-cell { width: 46px; height: 30px; padding: 0; border: 0; border-radius: 2px; cursor: pointer; font: inherit; font-size: 12px; }
.lab-cell.lab-chosen { box-shadow: inset 0 0 0 3px var(--lab-mark); }

.lab-tile { display: inline-flex; flex-direction: column; align-items: center; gap: 3px; padding: 5px; font-size: 12px; }
span.lab-tile { cursor: default; }
.lab-tile .lab-pixels { width: 56px; height: 56px; }
.lab-tile.lab-chosen { border-color: var(--lab-mark); box-shadow: 0 0 0 2px var(--lab-mark); }
.lab-view { flex: 0 1 300px; min-width: 0; }
.lab-live canvas.lab-view, .lab-live .lab-view .lab-pixels { width: 100%; height: auto; max-width: 300px; }
.lab-pointer { position: relative; max-width: 300px; overflow: hidden; cursor: crosshair; touch-action: none; }
.lab-frame { position: absolute; pointer-events: none; border: 2px solid var(--lab-mark); box-shadow: 0 0 0 1px #000, inset 0 0 0 1px #000; min-width: 8px; min-height: 8px; }

.lab-numbers td, .lab-numbers th { padding: 2px 5px; min-width: 3em; font-variant-numeric: tabular-nums; border: 1px solid var(--lab-line); font-weight: 400; }
.lab-numbers th { font-size: 11px; color: var(--lab-faint); border-bottom: 0; }
.lab-numbers .lab-chosen { background: var(--lab-mark); color: #1f2933; font-weight: 700; }
.lab-live .lab-narrow td, .lab-live .lab-narrow th { min-width: 1.9em; text-align: center; }
.lab-product { align-items: center; gap: 6px; margin-top: 8px; }
.lab-product .lab-numbers { font-size: 11px; }
.lab-product .lab-numbers td { padding: 2px 1px; width: 38px; min-width: 38px; text-align: center; }
.lab-sign { font-size: 18px; }
.lab-total { font-size: 16px; margin-top: 8px !important; font-variant-numeric: tabular-nums; }
.lab-sums { margin-top: 8px; }

.lab-slide { display: flex; align-items: center; gap: 10px; }
.lab-slider { flex: 1 1 160px; min-width: 0; accent-color: var(--lab-strong); }
.lab-epoch { min-width: 8.5em; font-weight: 600; }
.lab-wrong figcaption { font-weight: 700; color: var(--lab-ink); }
.lab-wrong .lab-bar { background: #d55e00; }

@media (max-width: 480px) {
  .lab-row { gap: 8px; }
  .lab-live caption { white-space: normal; }
  .lab-verdict { font-size: 17px; }
  .lab-progress { flex-wrap: wrap; margin-bottom: 8px; }
  .lab-progress-bar { flex-basis: 100%; }
  .lab-cell { width: 21px; height: 24px; font-size: 8.5px; }
  .lab-live .lab-matrix td { padding: 0.5px; }
  .lab-live .lab-matrix th { padding: 1px 2px; font-size: 10px; }
  .lab-sheet, .lab-view { flex-basis: 100%; }
  .lab-numbers td { padding: 1px 2px; min-width: 2.3em; font-size: 11px; }
  .lab-product .lab-numbers td { width: 34px; min-width: 34px; font-size: 10px; }
  .lab-tile .lab-pixels { width: 40px; height: 40px; }
}
`;
