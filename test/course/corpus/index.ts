export { faulty } from "./faulty";
export { hostile, type Outside } from "./hostile";
export { mistaken } from "./mistaken";
export * from "./submission";
