// @ts-check
import { resolve } from "node:path";
import { chapters, languages } from "../tools/chapters.mjs";
import { inRoot } from "../tools/paths.mjs";
import { afterSetUp } from "../tools/set-up/set-up.mjs";
import { serveSite } from "./builder/serve.mjs";
import { setUpSite } from "./builder/set-up.mjs";
import { buildSite } from "./builder/site.mjs";
import { describeSize } from "./builder/size.mjs";

const usage = "npm run site -- --out DIR | --serve [--port 8000] [--data DIR [--all-images]]";

/** @param {string} name */
function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const serve = process.argv.includes("--serve");
const wanted = option("--out");
if (wanted === undefined && !serve) {
  console.log(
    `${usage}\nbuilds the lab as a static site, English and French; --serve shows it on this machine;\n--data: a folder with the published images, of which it takes the first 12,000; --all-images: all of them.`,
  );
  process.exitCode = process.argv.includes("--help") ? 0 : 2;
} else {
  await afterSetUp(async () => {
    const out = resolve(wanted ?? inRoot("build", "site"));
    await setUpSite();
    const all = languages().flatMap((language) => chapters(language).map((one) => ({ ...one, language })));
    await buildSite({
      out,
      chapters: all,
      data: option("--data"),
      allImages: process.argv.includes("--all-images"),
    });
    console.log(`  ✓ ${out}: ${describeSize(out)}`);
    if (!serve) return;
    const { address } = await serveSite(out, { port: Number(option("--port") ?? 8000) });
    console.log(`  ✓ ${address}`);
  });
}
