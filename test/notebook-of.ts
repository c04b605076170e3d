const OURS = { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } };

/** A notebook of code cells alone, for the lab's kernel where `metadata` say nothing else. */
export function notebookOf(cells: readonly string[], metadata: object = OURS): object {
  return {
    cells: cells.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
}
