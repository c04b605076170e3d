import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const python = ["/usr/bin/python3", "python3"].find(
  (program) => spawnSync(program, ["--version"]).status === 0,
)!;
const account = {
  name: "nobody",
  uid: Number(spawnSync("id", ["-u", "nobody"], { encoding: "utf8" }).stdout),
};
const asLearner = { uid: account.uid, gid: account.uid };

/** What a hub does before it starts a learner's server: reads the configuration and calls the hook. */
const hub = `
import sys
from types import SimpleNamespace
config, name, folder = sys.argv[1:]
c = SimpleNamespace(JupyterHub=SimpleNamespace(), Authenticator=SimpleNamespace(), Spawner=SimpleNamespace())
exec(compile(open(config).read(), config, "exec"), {"get_config": lambda: c, "__file__": config})
c.Spawner.pre_spawn_hook(SimpleNamespace(user=SimpleNamespace(name=name), notebook_dir=folder))
`;

/** A lab with two chapters and the homes of a class, which everybody may read. */
class Class {
  readonly folder: string = temporaryFolder("class");
  readonly lab: string = join(this.folder, "lab");
  /** What belongs to somebody else. */
  readonly foreign: string = join(this.folder, "foreign");
  readonly home: string = join(this.folder, "homes", account.name);
  readonly work: string = join(this.home, "image-lab");

  constructor() {
    for (const part of ["lab/notebooks", "lab/node_modules", "foreign", `homes/${account.name}`])
      mkdirSync(join(this.folder, part), { recursive: true });
    cpSync(join(root, "deploy"), join(this.lab, "deploy"), { recursive: true });
    for (const name of ["01-dataset", "03-mlp"])
      writeFileSync(join(this.lab, "notebooks", `${name}.ipynb`), `fresh ${name}`);
    chmodSync(this.folder, 0o755);
  }

  spawn(name: string, environment: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const config = join(root, "deploy", "jupyterhub_config.py");
    const args = ["-c", hub, config, name, join(this.folder, "homes/{username}/image-lab")];
    const env = { PATH: process.env.PATH, LAB_FOLDER: this.lab, ...environment };
    return spawnSync(python, args, { encoding: "utf8", env });
  }

  read = (name: string): string => readFileSync(join(this.work, name), "utf8");
}

test("a learner gets the chapters that are missing and a link to the packages", () => {
  const group = new Class();
  mkdirSync(group.work);
  writeFileSync(join(group.work, "03-mlp.ipynb"), "two hours of work");
  for (const _ of ["first", "second"]) {
    const { status, stderr } = group.spawn(account.name, { LAB_SPAWNER: "simple" });
    assert.equal(status, 0, stderr);
  }
  assert.deepEqual(readdirSync(group.work).sort(), ["01-dataset.ipynb", "03-mlp.ipynb", "node_modules"]);
  assert.equal(group.read("01-dataset.ipynb"), "fresh 01-dataset");
  assert.equal(group.read("03-mlp.ipynb"), "two hours of work");
});

test("links to nowhere: that of an older lab's packages is mended, one in place of a chapter stays", () => {
  const group = new Class();
  mkdirSync(group.work);
  symlinkSync("/nowhere/node_modules", join(group.work, "node_modules"));
  symlinkSync(join(group.foreign, "made.ipynb"), join(group.work, "03-mlp.ipynb"));
  const { status, stderr } = group.spawn(account.name, { LAB_SPAWNER: "simple" });
  assert.equal(status, 0, stderr);
  assert.equal(readlinkSync(join(group.work, "node_modules")), join(group.lab, "node_modules"));
  assert.ok(!existsSync(join(group.foreign, "made.ipynb")));
});

const privileged = {
  skip:
    process.getuid?.() !== 0
      ? "needs root, as a hub has it"
      : spawnSync(python, ["--version"], asLearner).status !== 0 &&
        "Python cannot be run by another user here",
};

test("a hub that runs as root seeds as the learner, to whom everything then belongs", privileged, () => {
  const group = new Class();
  chownSync(group.home, account.uid, account.uid);
  const { status, stderr } = group.spawn(account.name);
  assert.equal(status, 0, stderr);
  for (const name of [".", "01-dataset.ipynb", "node_modules"])
    assert.equal(lstatSync(join(group.work, name)).uid, account.uid, name);
});

test("a hub that runs as root follows no link out of a learner's home", privileged, () => {
  const group = new Class();
  chownSync(group.home, account.uid, account.uid);
  symlinkSync(group.foreign, group.work);
  const { status, stderr } = group.spawn(account.name);
  assert.equal(status, 1);
  assert.match(stderr, /chapters could not be put into .*Permission denied/s);
  assert.deepEqual(readdirSync(group.foreign), []);
  assert.equal(lstatSync(group.foreign).uid, 0);
});

test("a hub that runs as root gives nothing to a name without an account", privileged, () => {
  const { status, stderr } = new Class().spawn("no-such-learner");
  assert.equal(status, 1);
  assert.match(stderr, /Expected an account of this machine for no-such-learner, found none: sudo adduser/);
});
