// @ts-check
import { buildNotebooks } from "./notebooks/build.mjs";
import { inRoot } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

await afterSetUp(() => {
  const folders = { worked: inRoot("build", "worked"), templates: inRoot("notebooks") };
  process.stdout.write(buildNotebooks(folders));
});
