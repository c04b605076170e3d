export { faulty } from "./faulty";
export { hostile } from "./hostile";
export { mistaken } from "./mistaken";
export * from "./submission";
