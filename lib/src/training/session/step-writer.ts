import type * as tf from "@tensorflow/tfjs-node";
import * as attribute from "../graph/attribute";
import type { StepGraph, Update, ValueId } from "../graph/step-graph";
import { emitBatches, type TakeFeed } from "./emit-batches";
import type { NodeList } from "./node-list";

/** A step under a name of its own: told the rows of `repeat` batches, it takes `repeat` steps in a row. */
export interface NamedStep {
  readonly name: string;
  readonly graph: StepGraph;
  /** Names of the session's variables that hold the data, one for each feed of the step. */
  readonly data: readonly string[];
  readonly rows: number;
  readonly repeat: number;
  /** Whether each batch's rows follow one another in the data, and the batches too. */
  readonly inOrder: boolean;
}

/** The names of the session's variables. */
export interface StateNames {
  readonly learningRate: string;
  of(variable: tf.Variable): string;
}

/** Writes the turns of one step; remembers which updates each variable has seen. */
export class StepWriter {
  private readonly constants = new Map<ValueId, string>();
  private readonly lastUpdate = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly nodes: NodeList,
    private readonly step: NamedStep,
    private readonly state: StateNames,
  ) {}

  /** Writes all turns; returns the nodes of each turn's results. */
  turns(): string[][] {
    return emitBatches(this.nodes, this.step).map((feed, turn) => this.turn(turn, feed));
  }

  /** Writes one turn on the batch that `takeFeed` takes; returns the nodes of the results. */
  private turn(turn: number, takeFeed: TakeFeed): string[] {
    const { nodes, step } = this;
    const { graph } = step;
    const prefix = `${step.name}_${turn}_`;
    const names = new Map<ValueId, string>();
    const reads = new Map<string, string>();
    for (const [index, feed] of graph.feeds.entries()) names.set(feed, takeFeed(index));
    const name = (value: ValueId): string => {
      const known = names.get(value) ?? this.constant(value) ?? this.read(value, prefix, reads);
      names.set(value, known);
      return known;
    };
    for (const operation of graph.operations) {
      const node = nodes.add(
        this.unique(prefix, operation.op),
        operation.op,
        operation.inputs.map(name),
        operation.attributes,
      );
      for (const [index, output] of operation.outputs.entries())
        names.set(output, index > 0 ? `${node}:${index}` : node);
    }
    const results = graph.results.map(name);
    const updates = graph.updates.map((update) => ({ update, inputs: update.inputs.map(name) }));
    const written = updates.map(({ update, inputs }) => this.update(update, inputs, prefix, reads));
    for (const [variable, node] of written.flat()) this.lastUpdate.set(variable, node);
    return results;
  }

  /** Control inputs that wait for all updates. */
  finished(): string[] {
    return [...new Set([...this.lastUpdate.values()].map((node) => `^${node}`))];
  }

  private constant(value: ValueId): string | undefined {
    const constant = this.step.graph.constants.get(value);
    if (constant === undefined) return undefined;
    const name =
      this.constants.get(value) ?? this.nodes.constant(`${this.step.name}_c${this.constants.size}`, constant);
    this.constants.set(value, name);
    return name;
  }

  private read(value: ValueId, prefix: string, reads: Map<string, string>): string {
    const { graph } = this.step;
    const variable =
      value === graph.learningRate ? this.state.learningRate : this.state.of(this.variableOf(value));
    const before = this.lastUpdate.get(variable);
    const inputs = before === undefined ? [variable] : [variable, `^${before}`];
    const dtype = attribute.type(graph.values.get(value)!.dtype);
    const node = this.nodes.add(this.unique(prefix, "Read"), "ReadVariableOp", inputs, { dtype });
    reads.set(variable, node);
    return node;
  }

  private variableOf(value: ValueId): tf.Variable {
    const variable = this.step.graph.variables.get(value);
    if (variable === undefined) throw new Error(`Value ${value} of a recorded step comes from nowhere.`);
    return variable;
  }

  private update(
    update: Update,
    inputs: string[],
    prefix: string,
    reads: Map<string, string>,
  ): [string, string][] {
    const variables = update.variables.map((variable) => this.state.of(variable));
    const earlier = variables.flatMap((variable) => [this.lastUpdate.get(variable), reads.get(variable)]);
    const waits = [...new Set(earlier.filter((node) => node !== undefined))].map((node) => `^${node}`);
    const node = this.nodes.add(
      this.unique(prefix, update.op),
      update.op,
      [...variables, ...inputs, ...waits],
      update.attributes,
    );
    return variables.map((variable) => [variable, node]);
  }

  private unique(prefix: string, op: string): string {
    return `${prefix}${op}_${this.count++}`;
  }
}
