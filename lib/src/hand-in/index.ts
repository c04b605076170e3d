export { type HandInOptions, handIn } from "./hand-in";
