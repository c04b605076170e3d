// @ts-check
import { buildNotebooks, translations } from "./notebooks/build.mjs";
import { inRoot } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

await afterSetUp(() => {
  const english = { worked: inRoot("build", "worked"), templates: inRoot("notebooks") };
  process.stdout.write(buildNotebooks(english));
  for (const language of translations()) {
    console.log(language);
    const folders = { worked: inRoot("build", "worked", language), templates: inRoot("notebooks", language) };
    process.stdout.write(buildNotebooks({ ...folders, language }));
  }
});
