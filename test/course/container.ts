import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./grading";

/** A folder or file of this machine, and where it is seen. */
export type Mount = readonly [here: string, there: string];

/** Packages for pip, as the image of `course/Containerfile` has them. */
export const packages = "/srv/packages";

/**
 * The command line that starts a program in a file system as `course/Containerfile` makes it: a system, the lab, and
 * what is mounted. The lab keeps its path, and root its rights.
 */
export function container(
  mounts: readonly Mount[],
  workingDir: string,
  env: { readonly [name: string]: string } = {},
): string[] {
  const image = {
    PATH: [join(root, ".venv/bin"), dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(
      ":",
    ),
    PYTHONPATH: join(root, "course"),
    PIP_NO_INDEX: "1",
    PIP_NO_DEPS: "1",
    PIP_FIND_LINKS: packages,
    PIP_ROOT_USER_ACTION: "ignore",
    HOME: "/root",
  };
  const python = dirname(dirname(realpathSync(join(root, ".venv/bin/python"))));
  const links = ["bin", "lib", "lib64", "sbin"].flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]);
  return [
    ...["bwrap", "--die-with-parent", "--unshare-pid", "--cap-add", "ALL", "--clearenv"],
    ...[
      "--ro-bind",
      "/usr",
      "/usr",
      ...links,
      "--ro-bind",
      "/etc",
      "/etc",
      "--dev",
      "/dev",
      "--proc",
      "/proc",
    ],
    ...[
      "--tmpfs",
      "/tmp",
      "--tmpfs",
      "/root",
      ...[python, root].flatMap((place) => ["--ro-bind", place, place]),
    ],
    ...mounts.flatMap(([here, there]) => ["--bind", here, there]),
    ...Object.entries({ ...image, ...env }).flatMap(([name, value]) => ["--setenv", name, value]),
    ...["--chdir", workingDir, "--"],
  ];
}
