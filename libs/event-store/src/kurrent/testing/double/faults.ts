import { setTimeout as pause } from 'node:timers/promises';

/**
 * What goes wrong with the next append: nothing is written; or the answer is lost; or it is written only when somebody lets it go;
 * or nothing is written and nobody ever answers.
 */
export type Fault = 'lostBefore' | 'lostAfter' | 'delayed' | 'silent';

/** Faults to come, in order, and how often each method was called. */
export class Faults {
  readonly calls = new Map<string, number>();
  private readonly queue: Fault[] = [];
  private readonly held: (() => void)[] = [];

  /** The next appends suffer these, one each. */
  inject(...faults: readonly Fault[]): void {
    this.queue.push(...faults);
  }

  count(method: string): void {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
  }

  next(): Fault | undefined {
    return this.queue.shift();
  }

  hold(write: () => void): void {
    this.held.push(write);
  }

  /** Resolves when so many appends are being held. */
  async untilHeld(count = 1): Promise<void> {
    while (this.held.length < count) await pause(2);
  }

  /** Writes what was held, however long its sender has given up. */
  release(): void {
    for (const write of this.held.splice(0)) write();
  }
}
