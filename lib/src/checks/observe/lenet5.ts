import { lenet5 } from "../../models";
import type { Answers } from "../answers";
import type { Observer } from "../exercise";
import { describeBuilt } from "./describe-model";

export const buildLeNet5: Observer<
  Answers["buildLeNet5"],
  { readonly inputShape: [number, number, number] }
> = {
  once: true,
  borrowable: { "lab.lenet5": () => lenet5 },
  arguments: ({ inputShape }) => ({ inputShape }),
  call: (answer, { inputShape }) => describeBuilt(answer([...inputShape])),
};
