import { architectures } from "./architectures";
import { attacks } from "./attacks";
import { courses } from "./courses";
import { interference } from "./interference";
import { lifeCycles } from "./life-cycles";
import { loops } from "./loops";
import { manners } from "./manners";
import type { Program } from "./program";
import { severalNetworks } from "./several-networks";
import { tasks } from "./tasks";

/** How many models each manner is tried with. */
const MODELS = 7;

/** Programs as users write them: at the edges first, then every manner with some of the models and the other way round. */
export const programs: Record<string, Program> = {
  ...attacks,
  ...courses,
  ...interference,
  ...lifeCycles,
  ...severalNetworks,
  ...architectures,
  ...loops,
  ...Object.fromEntries(
    Object.entries(manners).flatMap(([manner, run], place) =>
      chosen(place).map((task): [string, Program] => [
        `${task}: ${manner}`,
        async (stage) => run(stage, tasks[task]!(stage.tf)),
      ]),
    ),
  ),
};

function chosen(place: number): string[] {
  const names = Object.keys(tasks);
  return Array.from({ length: MODELS }, (_, turn) => names[(place * 7 + turn * 3) % names.length]!);
}
