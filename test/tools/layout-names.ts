import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A rule about what only some files may name, which imports do not show. */
interface NamingRule {
  readonly name: string;
  /** Paths that the rule is about, from the lab's folder. */
  readonly where: RegExp;
  /** Those that may. */
  readonly except: RegExp;
  /** What the others do not contain. */
  readonly names: RegExp;
}

const namingRules: readonly NamingRule[] = [
  {
    name: "only jupyter/ reads the notebook's symbols",
    where: /^lib\/src\//,
    except: /^lib\/src\/jupyter\//,
    names: /Symbol\.for\("Jupyter\./,
  },
  {
    name: "only graph/ touches what tfjs and tfjs-node keep private",
    where: /^lib\/src\//,
    except: /^lib\/src\/graph\//,
    names: /nodeBackend\(|@tensorflow\/[\w-]+\/dist/,
  },
  {
    name: "only compile/tslab*.ts names tslab's files",
    where: /^kernel\/src\//,
    except: /^kernel\/src\/compile\/tslab[\w-]*\.ts$/,
    names: /"@tslab\/|tslab\/dist\b/,
  },
  {
    name: "no async hooks: with them an interrupt of the kernel ends its process",
    where: /^(lib|kernel)\/src\//,
    except: /^$/,
    names: /from "node:async_hooks"|require\("node:async_hooks"\)/,
  },
  {
    name: "tests reach into packages by image-lab/internal and lab-kernel/internal alone",
    where: /^test\//,
    except: /^test\/tools\/layout/,
    names: /from "(image-lab|lab-kernel)\/(dist|src)|from "[./]+\/(lib|kernel)\/(dist|src)/,
  },
];

/** A line for each file in the lab's folder `root` that breaks a rule. */
export function brokenNamingRules(root: string): string[] {
  const files = ["lib/src", "kernel/src", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  );
  return namingRules.flatMap(({ name, where, except, names }) =>
    files
      .filter((file) => where.test(file) && !except.test(file))
      .filter((file) => names.test(readFileSync(join(root, file), "utf8")))
      .map((file) => `${file}: ${name}`),
  );
}
