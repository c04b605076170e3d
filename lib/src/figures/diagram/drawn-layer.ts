import type { LayerFacts } from "./layer-facts";
import type { Point } from "./svg";

/** The middle of a drawn layer, and the places where lines to its neighbours start and end. */
export interface DrawnLayer {
  readonly facts: LayerFacts;
  readonly parts: readonly string[];
  readonly centre: Point;
  readonly left: readonly Point[];
  readonly right: readonly Point[];
}
