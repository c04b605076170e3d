// The lab's part of JupyterLab's page: a federated module as webpack would make it, short enough to be written by hand.
(() => {
  let shared = {};

  /** A module that JupyterLab itself uses. */
  const load = async (name) => (await Object.values(shared[name])[0].get())();

  const modules = {
    "./extension": async () => {
      const { INotebookTracker, NotebookActions } = await load("@jupyterlab/notebook");
      const plugins = [changedCells(NotebookActions), keptOutputs(INotebookTracker), readableOutputs];
      return { __esModule: true, default: plugins };
    },
  };

  /** Before a cell runs, the kernel hears which cells say something else than it was told last, and where they stand. */
  const changedCells = ({ executionScheduled }) => ({
    id: "image-lab:changed-cells",
    autoStart: true,
    activate: () => {
      executionScheduled.connect((_, { notebook }) => {
        const kernel = notebook.parent?.sessionContext?.session?.kernel;
        if (kernel?.name === "tslab") tellChanges(kernel, notebook);
      });
    },
  });

  /** What each kernel was told last: the text of every code cell by its id, and their order. */
  const toldTo = new WeakMap();

  function told(kernel) {
    if (!toldTo.has(kernel)) {
      const known = { texts: new Map(), order: "" };
      toldTo.set(kernel, known);
      kernel.statusChanged.connect((_, status) => {
        if (/starting/.test(status)) Object.assign(known, { texts: new Map(), order: "" }); // a new process knows nothing
      });
    }
    return toldTo.get(kernel);
  }

  function tellChanges(kernel, notebook) {
    const known = told(kernel);
    const cells = [...notebook.model.cells].filter(({ type }) => type === "code");
    const order = cells.map(({ id }) => id);
    const texts = cells.map(({ id, sharedModel }) => [id, sharedModel.getSource()]);
    const changed = texts.filter(([id, text]) => known.texts.get(id) !== text);
    if (changed.length === 0 && known.order === order.join()) return;
    for (const [id, text] of changed) known.texts.set(id, text);
    known.order = order.join();
    const comm = kernel.createComm("tslab.cells");
    comm.open({ texts: Object.fromEntries(changed), order });
    comm.close();
  }

  /**
   * What became of a cell's outputs while no page was open is written into the notebook, from the place of the figure that
   * passes it on.
   */
  const keptOutputs = (INotebookTracker) => ({
    id: "image-lab:kept-outputs",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      document.addEventListener("image-lab:outputs", ({ detail }) => {
        tracker.forEach(({ content, context }) => {
          const changed = [...(content.model?.cells ?? [])].filter((cell) => keepOutputs(cell, detail));
          if (changed.length > 0) void context.save();
        });
      });
    },
  });

  const textOf = ({ data }, kind) => [data?.[kind] ?? ""].flat().join("");

  /** Whether a cell has the place of these outputs, and had other ones. */
  function keepOutputs({ type, outputs: model }, { slot, outputs: [own, ...others] }) {
    if (type !== "code") return false;
    const outputs = model.toJSON();
    const place = outputs.findIndex((output) => textOf(output, "text/html").includes(slot));
    if (place < 0) return false;
    const isThere = (data) =>
      outputs.some((one) => textOf(one, "text/plain") === textOf({ data }, "text/plain"));
    const missing = others.filter((data) => !isThere(data));
    const isNew = textOf(outputs[place], "text/html") !== textOf({ data: own }, "text/html");
    if (missing.length === 0 && !isNew) return false;
    const display = (data) => ({ output_type: "display_data", data, metadata: {} });
    outputs.splice(place, 1, display(own), ...missing.map(display));
    model.fromJSON(outputs);
    return true;
  }

  /** Figures take their ink and their paper from the page; on a narrow one they and tables of text scroll. */
  const readableOutputs = {
    id: "image-lab:readable-outputs",
    autoStart: true,
    activate: () => {
      const style = document.createElement("style");
      style.textContent = looks;
      document.head.append(style);
      let waits = false;
      const watch = new MutationObserver(() => {
        if (waits) return;
        waits = true;
        requestAnimationFrame(() => {
          waits = false;
          markTables();
          drawFigures();
        });
      });
      window.addEventListener("resize", drawFigures);
      document.addEventListener("load", drawFigures, true); // of pictures, whose size is known from then on
      const attributeFilter = ["data-jp-theme-light", "src"];
      const parts = { childList: true, characterData: true, subtree: true, attributeFilter };
      watch.observe(document.body, parts);
    },
  };

  /**
   * Plotly's renderer shows a figure of a saved notebook as a picture, on white and as wide as it once was, until the
   * pointer is on it: a dark page has each of them drawn, and one of another width than their own.
   */
  const drawn = new WeakSet();

  function drawFigures() {
    const dark = document.body.dataset.jpThemeLight === "false";
    for (const picture of document.querySelectorAll(".jp-RenderedPlotly > .plot-img[src]")) {
      const [own, place] = [picture.naturalWidth, picture.parentElement.clientWidth];
      const fits = own === 0 || place === 0 || Math.abs(own - place) <= 2;
      if (drawn.has(picture) || (fits && !dark)) continue;
      drawn.add(picture);
      picture.dispatchEvent(new MouseEvent("mouseenter"));
    }
  }

  /** What `model.summary()` and `console.table` print is lines of a table, which must not be broken. */
  function markTables() {
    for (const output of document.querySelectorAll(".jp-RenderedText:not(.lab-table)"))
      if (/^[_=]{20,}$|^┌─/m.test(output.textContent)) output.classList.add("lab-table");
  }

  const looks = `
@namespace xlink url("http://www.w3.org/1999/xlink");
.jp-OutputArea-output pre { word-break: normal !important; overflow-wrap: anywhere; }
.lab-table { overflow-x: auto; }
.lab-table pre { white-space: pre !important; overflow-wrap: normal; }
.jp-OutputArea-child:has(> .jp-RenderedPlotly) { display: flex; overflow-x: auto; }
.jp-OutputArea-child > .jp-RenderedPlotly { display: block; flex: 1 0 600px; min-width: 600px; overflow: hidden; }
[data-jp-theme-light="false"] .js-plotly-plot {
  & .main-svg, & .bglayer .bg, & .legend .bg { background: transparent !important; fill: transparent !important; }
  & .infolayer text:not(.annotation-text), & .xtick text, & .ytick text, & .bartext {
    fill: var(--jp-ui-font-color1) !important; }
  &:not(:has(.heatmaplayer image)) .annotation-text { fill: var(--jp-ui-font-color1) !important; }
  &:has(.heatmaplayer image):has(.annotation-text) :is(.heatmaplayer image, .annotation-text, .cbfill) {
    filter: invert(1) hue-rotate(180deg); }
  & .cartesianlayer path.crisp, & path.xtick, & path.ytick { stroke: var(--jp-ui-font-color2) !important; }
  & .cartesianlayer .gridlayer path.crisp { stroke: var(--jp-border-color2) !important; }
  & image[xlink|href^="data:image/svg"] { filter: invert(1) hue-rotate(180deg); }
  & .scatterlayer path[style*="rgb(0, 0, 0)"] { stroke: var(--jp-ui-font-color1) !important; }
}
`;

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["image-lab"] = {
    init(scope) {
      shared = scope;
    },
    async get(name) {
      const module = await modules[name]();
      return () => module;
    },
  };
})();
