import { loadPlotly, type Plotly } from "./plotly";

/** A widget of Lumino, as far as a renderer of outputs needs it. */
export type LuminoWidget = new () => { readonly node: HTMLElement; onResize(message: unknown): void };

export interface Renderers {
  addFactory(factory: object, rank: number): void;
}

const MIME = "application/vnd.plotly.v1+json";

interface OutputModel {
  readonly data: Record<string, { data: unknown[]; layout?: object; config?: object }>;
}

/** Shows plotly's figures with the plotly.js that draws the still ones, too: half as large as JupyterLab's own. */
export function renderFigures(renderers: Renderers, Widget: LuminoWidget, base: string): void {
  class FigureOutput extends Widget {
    #plotly: Plotly | undefined;

    async renderModel(model: OutputModel): Promise<void> {
      this.#plotly = await loadPlotly(base);
      const { data, layout = {}, config = {} } = structuredClone(model.data[MIME]!);
      const shown = { displaylogo: false, responsive: true, ...config };
      await this.#plotly.react(this.node, data, layout, shown);
    }

    override onResize(message: unknown): void {
      super.onResize(message);
      if (this.#plotly && this.node.isConnected) this.#plotly.Plots.resize(this.node);
    }
  }
  const createRenderer = (): FigureOutput => {
    const output = new FigureOutput();
    output.node.classList.add("lab-figure");
    return output;
  };
  renderers.addFactory({ safe: true, mimeTypes: [MIME], createRenderer }, 0);
}
