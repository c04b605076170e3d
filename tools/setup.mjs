// @ts-check
import { afterSetUp } from "./set-up/set-up.mjs";

await afterSetUp(() => console.log("The lab is set up: npm start opens it."));
