// @ts-check
/**
 * What may import what, types included; `npm test` runs dependency-cruiser with it. The other rules of the layout are
 * in test/tools/layout-names.ts and test/course/layers.test.ts.
 */

/** The folders of `lib/src` from the ground up: each imports itself and those before it. */
const library = [
  "i18n",
  "arguments",
  "platform",
  "files",
  "jupyter",
  "memory",
  "stand-in",
  "data",
  "graph",
  "native",
  "tensors",
  "models",
  "training",
  "evaluation",
  "figures",
  "widgets",
  "live",
  "checks",
  "hand-in",
];

/** The folders of `kernel/src` from the ground up. */
const kernel = ["protocol", "transport", "compile", "run", "tensorflow", "session"];

/**
 * @param {string} source
 * @param {readonly string[]} order
 */
const upward = (source, order) =>
  order.slice(0, -1).map((folder, at) => ({
    name: `${source}-${folder}-imports-upward`,
    comment: `${folder}/ imports only itself and ${order.slice(0, at).join(", ") || "nothing else"}`,
    severity: "error",
    from: { path: `^${source}/${folder}/` },
    to: { path: `^${source}/(${order.slice(at + 1).join("|")})/` },
  }));

module.exports = {
  forbidden: [
    { name: "circle", severity: "error", from: {}, to: { circular: true } },
    ...upward("lib/src", library),
    ...upward("kernel/src", kernel),
    {
      name: "kernel-and-lib-never-meet",
      severity: "error",
      from: { path: "^kernel/" },
      to: { path: "^lib/|node_modules/image-lab" },
    },
    {
      name: "lib-and-kernel-never-meet",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^kernel/|node_modules/lab-kernel" },
    },
    {
      name: "judges-know-no-observer-and-no-tensorflow",
      severity: "error",
      from: { path: "^lib/src/checks/judge/" },
      to: {
        path: "^lib/src/checks/observe/|node_modules/@tensorflow|^lib/src/(graph|native|tensors|models|training|figures)/",
      },
    },
    {
      name: "observers-know-no-judge",
      severity: "error",
      from: { path: "^lib/src/checks/observe/" },
      to: { path: "^lib/src/checks/judge/" },
    },
    {
      name: "page-imports-shared-and-i18n-alone",
      severity: "error",
      from: { path: "^lib/src/widgets/(page|shared)/" },
      to: {
        pathNot:
          "^lib/src/widgets/(page|shared)/|^lib/src/i18n/(translate|numbers)\\.ts$|^lib/src/jupyter/markup\\.ts$",
      },
    },
    {
      name: "i18n-for-the-page-has-no-texts-of-checks",
      severity: "error",
      from: { path: "^lib/src/i18n/(translate|numbers)\\.ts$" },
      to: { pathNot: "^lib/src/i18n/(translate|en/plurals|fr/figures)\\.ts$" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
  },
};
