import type { Loaded } from './pipeline.js';

/** The newest folded states of recently used streams, oldest use dropped first. */
export class StateCache {
  private readonly entries = new Map<string, Loaded<unknown>>();

  constructor(private readonly capacity: number) {}

  get(stream: string): Loaded<unknown> | undefined {
    const entry = this.entries.get(stream);
    if (entry) {
      this.entries.delete(stream);
      this.entries.set(stream, entry);
    }
    return entry;
  }

  /** Keeps an entry unless a newer one is there: concurrent commands finish in any order. */
  set(stream: string, entry: Loaded<unknown>): void {
    const known = this.entries.get(stream);
    if (known && known.version > entry.version) return;
    this.entries.delete(stream);
    this.entries.set(stream, entry);
    if (this.entries.size > this.capacity) this.entries.delete(this.entries.keys().next().value!);
  }
}
