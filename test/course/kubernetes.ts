import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { container, type Mount } from "./container";

interface Container {
  readonly name: string;
  readonly command: string[];
  readonly args: string[];
  readonly workingDir: string;
  readonly env?: { name: string; valueFrom: { secretKeyRef: { name: string; key: string } } }[];
  readonly volumeMounts: { name: string; mountPath: string }[];
}

interface Job {
  readonly metadata: { name: string };
  readonly spec: { containers?: Container[]; template: { spec: { containers: Container[] } } };
}

/** A pod's process, its end and what it printed. */
interface Pod {
  readonly job: string;
  readonly process: ChildProcess;
  log: string;
  exitCode?: number;
}

const json = (value: unknown): string => JSON.stringify(value);

/**
 * The part of Kubernetes' API that Snakemake's executor asks for, on loopback: secrets, jobs, pods and their logs. A
 * job's pod is a process in a file system of its own, of the image and the volumes that the job mounts, nothing else.
 */
export class Kubernetes {
  readonly pods: Pod[] = [];
  readonly requests: string[] = [];
  readonly #secrets = new Map<string, { [key: string]: string }>();
  readonly #jobs = new Map<string, Job>();
  readonly #server: Server = createServer((request, response) => {
    this.#answer(request).then(
      ({ status, body }) => response.writeHead(status, { "content-type": "application/json" }).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });

  /**
   * `folder` takes the pods' empty folders; `image` holds what the image has besides the lab, `volumes` maps names of
   * claims to folders of this machine.
   */
  constructor(
    readonly folder: string,
    readonly image: readonly Mount[],
    readonly volumes: { readonly [claim: string]: string },
    /** Called for each pod once it runs: what happens on its node. */
    readonly onPod: (pod: Pod, pods: readonly Pod[]) => void = () => {},
  ) {}

  /** Listens; returns the file that tells clients where, as `KUBECONFIG` names it. */
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    const server = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const config = join(this.folder, "kubeconfig");
    const named = { name: "here", cluster: { server }, user: {}, context: { cluster: "here", user: "here" } };
    const all = { clusters: [named], users: [named], contexts: [named], "current-context": "here" };
    writeFileSync(config, json({ apiVersion: "v1", kind: "Config", ...all }));
    return config;
  }

  close(): void {
    for (const { process } of this.pods) process.kill("SIGKILL");
    this.#server.close();
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const body = (await request.setEncoding("utf8").toArray()).join("");
    const url = new URL(request.url ?? "", "http://localhost");
    const [kind = "", name = "", part = ""] = url.pathname.split("/namespaces/grading/")[1]?.split("/") ?? [];
    this.requests.push(`${request.method} ${url.pathname.replace(name, name && "NAME")}`);
    const found = this.#reply(`${request.method} ${kind}`, name, part, body, url.searchParams);
    const missing = { kind: "Status", status: "Failure", reason: "NotFound", code: 404 };
    return found === undefined ? { status: 404, body: json(missing) } : { status: 200, body: found };
  }

  /** The body of an answer; nothing where there is no such thing. */
  #reply(ask: string, name: string, part: string, body: string, query: URLSearchParams): string | undefined {
    const done = json({ kind: "Status", status: "Success" });
    switch (ask) {
      case "POST secrets": {
        const secret = JSON.parse(body) as { metadata: { name: string }; data: { [key: string]: string } };
        this.#secrets.set(secret.metadata.name, secret.data);
        return body;
      }
      case "DELETE secrets":
        return this.#secrets.delete(name) ? done : undefined;
      case "POST jobs":
        this.#run(JSON.parse(body) as Job);
        return body;
      case "GET jobs":
        return this.#jobs.has(name)
          ? json({ ...this.#jobs.get(name), status: this.#status(name) })
          : undefined;
      case "DELETE jobs":
        return this.#jobs.delete(name) ? done : undefined;
      case "GET pods":
        return part === "log"
          ? json(this.#pod(name)?.log ?? "")
          : json(this.#list(query.get("labelSelector")));
      case "DELETE pods":
        return this.#pod(name)?.process.kill("SIGKILL") === undefined ? undefined : done;
      default:
        return undefined;
    }
  }

  #run(job: Job): void {
    const { name } = job.metadata;
    const [pod] = job.spec.template.spec.containers as [Container];
    this.#jobs.set(name, job);
    const workdir = join(this.folder, name);
    mkdirSync(workdir);
    const mounts = pod.volumeMounts.map(
      (mount): Mount => [
        mount.name === "workdir" ? workdir : (this.volumes[mount.name] as string),
        mount.mountPath,
      ],
    );
    const secrets = (pod.env ?? []).map(({ name, valueFrom: { secretKeyRef: from } }) => {
      const value = this.#secrets.get(from.name)?.[from.key] ?? "";
      return [name, Buffer.from(value, "base64").toString()];
    });
    const [program, ...args] = container(
      [...this.image, ...mounts],
      pod.workingDir,
      Object.fromEntries(secrets),
    );
    const process = spawn(program as string, [...args, ...pod.command, ...pod.args]);
    const entry: Pod = { job: name, process, log: "" };
    this.pods.push(entry);
    for (const stream of [process.stdout, process.stderr])
      stream.on("data", (chunk) => {
        entry.log += String(chunk);
      });
    process.on("close", (code) => {
      entry.exitCode = code ?? 137;
    });
    this.onPod(entry, this.pods);
  }

  #pod(job: string): Pod | undefined {
    return this.pods.find((pod) => pod.job === job);
  }

  #status(job: string): object {
    const code = this.#pod(job)?.exitCode;
    return code === undefined ? { active: 1 } : code === 0 ? { succeeded: 1 } : { failed: 1 };
  }

  #list(selector: string | null): object {
    const pods = this.pods.filter(({ job }) => selector === `job-name=${job}` && this.#jobs.has(job));
    const items = pods.map(({ job, exitCode }) => {
      const state = exitCode === undefined ? { running: {} } : { terminated: { exitCode } };
      const status = { name: "snakemake", image: "lab", imageID: "lab", ready: true, restartCount: 0, state };
      return { metadata: { name: job }, spec: { containers: [] }, status: { containerStatuses: [status] } };
    });
    return { kind: "PodList", apiVersion: "v1", metadata: {}, items };
  }
}
