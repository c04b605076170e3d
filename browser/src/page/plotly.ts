/** The part of plotly.js that the page uses. */
export interface Plotly {
  newPlot(element: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown>;
  react(element: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown>;
  purge(element: HTMLElement): void;
  readonly Plots: { resize(element: HTMLElement): void };
  readonly Snapshot: { toSVG(element: HTMLElement, format: "svg", scale: number): string };
}

let loading: Promise<Plotly> | undefined;

/** plotly.js, fetched for the first figure. @param base where the extension's files are */
export function loadPlotly(base: string): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: `${base}plotly.js` });
    script.onload = () => resolve((window as unknown as { Plotly: Plotly }).Plotly);
    script.onerror = () => reject(new Error(`${script.src} cannot be fetched: reload the page.`));
    document.head.append(script);
  });
  return loading;
}
