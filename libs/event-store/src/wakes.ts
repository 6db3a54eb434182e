/** Who wants to be woken when the log has grown. Rings that come together wake once. */
export class Wakes {
  private readonly wakes = new Set<() => void>();
  private ringing: NodeJS.Immediate | undefined;

  /** Adds one listener; returns how to remove it. */
  add(wake: () => void): () => void {
    const own = () => wake();
    this.wakes.add(own);
    return () => this.wakes.delete(own);
  }

  /** Wakes everybody after the present callbacks have run, so that nobody runs inside an append. */
  ring(): void {
    this.ringing ??= setImmediate(() => {
      this.ringing = undefined;
      for (const wake of this.wakes) wake();
    });
  }

  /** Forgets everybody. */
  clear(): void {
    this.wakes.clear();
  }
}
