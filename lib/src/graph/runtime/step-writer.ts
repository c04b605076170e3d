import type * as tf from "@tensorflow/tfjs-node";
import * as attribute from "../def/attribute";
import type { StepGraph, Update, ValueId } from "../ir/step-graph";
import type { NodeList } from "./node-list";
import type { State, TakeFeed } from "./step";

/** Writes the nodes of one step; remembers which updates each variable has seen. */
export class StepWriter {
  private readonly names = new Map<ValueId, string>();
  private readonly reads = new Map<string, string>();
  private readonly lastUpdate = new Map<string, string>();

  constructor(
    private readonly nodes: NodeList,
    private readonly graph: StepGraph,
    private readonly state: State,
  ) {}

  /** Writes the step on the batch that `takeFeed` takes; returns the nodes of its results. */
  write(takeFeed: TakeFeed): string[] {
    const { graph, names } = this;
    for (const [index, feed] of graph.feeds.entries()) names.set(feed, takeFeed(index));
    for (const { op, inputs, attributes, outputs } of graph.operations) {
      const node = this.add(
        op,
        inputs.map((input) => this.name(input)),
        attributes,
      );
      for (const [index, output] of outputs.entries())
        names.set(output, index > 0 ? `${node}:${index}` : node);
    }
    const results = graph.results.map((result) => this.name(result));
    const updates = graph.updates.map((update) => ({
      update,
      inputs: update.inputs.map((input) => this.name(input)),
    }));
    for (const { update, inputs } of updates) this.update(update, inputs);
    return results;
  }

  /** Control inputs that wait for all updates. */
  finished(): string[] {
    return [...new Set([...this.lastUpdate.values()].map((node) => `^${node}`))];
  }

  private name(value: ValueId): string {
    const name = this.names.get(value) ?? this.constant(value) ?? this.read(value);
    this.names.set(value, name);
    return name;
  }

  private constant(value: ValueId): string | undefined {
    const constant = this.graph.constants.get(value);
    return constant && this.nodes.constant(this.unique("Const"), constant);
  }

  private read(value: ValueId): string {
    const { graph, state } = this;
    const variable = value === graph.learningRate ? state.learningRate : state.of(this.variableOf(value));
    const handle = this.nodes.handle(variable);
    const node = this.add("ReadVariableOp", [handle], { dtype: attribute.type(variable.dtype) });
    this.reads.set(handle, node);
    return node;
  }

  private variableOf(value: ValueId): tf.Variable {
    const variable = this.graph.variables.get(value);
    if (variable === undefined) throw new Error(`Value ${value} of a recorded step comes from nowhere.`);
    return variable;
  }

  private update(update: Update, inputs: string[]): void {
    const handles = update.variables.map((variable) => this.nodes.handle(this.state.of(variable)));
    const earlier = handles.flatMap((handle) => [this.lastUpdate.get(handle), this.reads.get(handle)]);
    const waits = [...new Set(earlier.filter((node) => node !== undefined))].map((node) => `^${node}`);
    const node = this.add(update.op, [...handles, ...inputs, ...waits], update.attributes);
    for (const handle of handles) this.lastUpdate.set(handle, node);
  }

  private add(op: string, inputs: readonly string[], attributes: attribute.Attributes): string {
    return this.nodes.add(this.unique(op), op, inputs, attributes);
  }

  private unique(op: string): string {
    return `${op}_${this.nodes.nodes.length}`;
  }
}
