/** An object that does not keep its values alive: a property is gone once nothing else reaches its value. */
export class WeakRecord<Value extends object> {
  private readonly values = new Map<string | symbol, WeakRef<Value>>();
  private readonly collected = new FinalizationRegistry<string | symbol>((name) => {
    if (this.live(name) === undefined) this.values.delete(name);
  });
  readonly proxy: Record<string, Value>;

  constructor(first: Readonly<Record<string, Value>>) {
    for (const [name, value] of Object.entries(first)) this.set(name, value);
    this.proxy = new Proxy<Record<string, Value>>(
      {},
      {
        get: (_, name) => this.live(name),
        has: (_, name) => this.live(name) !== undefined,
        set: (_, name, value) => this.set(name, value),
        deleteProperty: (_, name) => {
          this.values.delete(name);
          return true;
        },
        ownKeys: () => [...this.values.keys()].filter((name) => this.live(name) !== undefined),
        getOwnPropertyDescriptor: (_, name) => {
          const value = this.live(name);
          return value && { value, writable: true, enumerable: true, configurable: true };
        },
      },
    );
  }

  private live(name: string | symbol): Value | undefined {
    return this.values.get(name)?.deref();
  }

  private set(name: string | symbol, value: Value): boolean {
    this.values.set(name, new WeakRef(value));
    this.collected.register(value, name);
    return true;
  }
}
