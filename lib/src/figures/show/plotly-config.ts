import { language, t } from "../../i18n";

/** The buttons above a figure, as plotly itself calls them. */
const buttons = [
  "Download plot as a PNG",
  "Download plot",
  "Zoom",
  "Pan",
  "Zoom in",
  "Zoom out",
  "Autoscale",
  "Reset axes",
  "Preparing image - this may take a few seconds",
  "Image download succeeded",
  "Double-click to zoom back out",
] as const;

/**
 * How plotly shows every figure of the lab: its buttons in the current language, none that sends the figure to a server
 * of plotly's, and none that selects points, with which nothing can be done here.
 */
export function plotlyConfig(): object {
  return {
    responsive: true,
    displaylogo: false,
    showSendToCloud: false,
    modeBarButtonsToRemove: ["select2d", "lasso2d"],
    ...(language() === "en" ? {} : translated(language())),
  };
}

/** Plotly is told in which language its buttons are, and what they are called there. */
function translated(code: string): object {
  const dictionary = Object.fromEntries(buttons.map((name) => [name, t(name)]));
  return { locale: code, locales: { [code]: { dictionary } } };
}
