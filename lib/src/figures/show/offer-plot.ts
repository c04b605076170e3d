/** Apart from `plot`, so that who imports the lab does not have the compiler read nodeplotlib's types, and all of rxjs's. */
import { jupyter } from "../../jupyter/display";
import { offerPlot } from "../../platform/nodeplotlib-module";
import { plot } from "./plot";

offerPlot(plot, jupyter() !== undefined);
