import { Module } from "node:module";

/**
 * Lets whoever imports nodeplotlib in a notebook get this function for its `plot`, whose own starts a server and opens
 * a window. nodeplotlib itself is never loaded for it, nor the web framework that it stands on.
 *
 * @param inNotebook whether there is a notebook to show figures in; a script keeps nodeplotlib's own
 */
export function offerPlot(plot: (...figure: never[]) => void, inNotebook: boolean): void {
  if (!inNotebook) return;
  const file = require.resolve("nodeplotlib/src/lib/nodeplotlib"); // its index hands on what this exports
  const loaded = require.cache[file];
  if (loaded) loaded.exports.plot = plot;
  else
    require.cache[file] = Object.assign(new Module(file), {
      filename: file,
      loaded: true,
      exports: { plot },
    });
}
