/** Thrown where starting must not go on because stopping has begun. */
export class Stopping extends Error {}

/** Keeps what has been acquired, to give it back last first, also when the end comes in the middle of starting. */
export class Shutdown {
  private readonly undo: (() => Promise<void>)[] = [];
  private readonly acquiring = new Set<Promise<unknown>>();
  private readonly whenBegun = new AbortController();
  private ending: Promise<void> | undefined;

  /**
   * Acquires something, to be given back at the end.
   * @throws Stopping when the end has begun
   */
  async acquire<T>(make: () => Promise<T>, giveBack: (made: T) => Promise<void>): Promise<T> {
    if (this.ending) throw new Stopping();
    const made = make().then((value) => {
      this.undo.push(() => giveBack(value));
      return value;
    });
    this.acquiring.add(made);
    return made.finally(() => this.acquiring.delete(made));
  }

  /** Rejects with Stopping once the end begins. */
  begins(): Promise<never> {
    return new Promise((_, reject) => {
      this.whenBegun.signal.addEventListener('abort', () => reject(new Stopping()));
    });
  }

  /** Gives everything back, once. A failure does not keep the rest from being given back. @throws the first failure */
  run(): Promise<void> {
    this.ending ??= this.giveBackAll();
    return this.ending;
  }

  private async giveBackAll(): Promise<void> {
    this.whenBegun.abort();
    // What is just being acquired cannot be left half made: Postgres would stay behind.
    await Promise.allSettled(this.acquiring);
    const failures: unknown[] = [];
    for (const step of this.undo.splice(0).reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}
