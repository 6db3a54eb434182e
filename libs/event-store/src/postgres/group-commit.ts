import type { Append, Appended } from '../port.js';

/** One SQL statement for many callers; the answers in the order of the appends. Rejects when nothing was written or nobody knows. */
export type WriteBatch = (appends: readonly Append[]) => Promise<readonly Appended[]>;

export interface GroupCommitOptions {
  /** Batches under way at the same time: while one commits, the next one can already take its locks. */
  readonly writers: number;
  /** True when the fault lies in the connection, not in a member: then retrying the members alone is of no use. */
  readonly isOutage: (error: unknown) => boolean;
}

/** Each holds a lock in a table that all databases of the server share; its smallest usual size is 6400. */
const MOST_APPENDS = 128;
/** Below this a commit costs more than what two of them could do at the same time. */
const LEAST_SHARE = 16;
const MOST_CHARACTERS = 4 * 1024 * 1024;

interface Waiting {
  readonly append: Append;
  readonly command: string;
  readonly characters: number;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/**
 * Lets concurrent appends share a commit. Whatever waits when a writer is free forms the next batch, and when several are free
 * they divide it, so that one batch is made and answered while the other is written; there is no timer, so a lone caller never waits for
 * company. Of one stream, and of one command id, only one append is under way; others wait in order.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  /** Streams and command ids under way; they cannot be confused, as a command's key is JSON. */
  private readonly busy = new Set<string>();
  private idleWriters: number;
  private scheduled = false;
  private whenIdle: (() => void) | undefined;

  constructor(
    private readonly write: WriteBatch,
    private readonly options: GroupCommitOptions,
  ) {
    this.idleWriters = options.writers;
  }

  append(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const command = JSON.stringify([append.command.actor, append.command.id]);
      const characters = append.events.reduce((sum, event) => sum + event.body.length, append.command.outcome.length);
      this.queue.push({ append, command, characters, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when everything that was handed in has its answer. */
  async settled(): Promise<void> {
    if (this.queue.length > 0 || this.idleWriters < this.options.writers) {
      await new Promise<void>((resolve) => (this.whenIdle = resolve));
    }
  }

  /** Not at once: callers whose batch has just been answered get to hand in their next append first. */
  private schedule(): void {
    if (this.scheduled || this.idleWriters === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.drain();
    });
  }

  private drain(): void {
    while (this.idleWriters > 0) {
      const share = Math.max(LEAST_SHARE, Math.ceil(this.queue.length / this.idleWriters));
      const batch = this.takeBatch(Math.min(share, MOST_APPENDS));
      if (batch.length === 0) break;
      this.idleWriters -= 1;
      void this.run(batch).then(() => {
        for (const { append, command } of batch) {
          this.busy.delete(append.stream);
          this.busy.delete(command);
        }
        this.idleWriters += 1;
        this.schedule();
      });
    }
    if (this.queue.length === 0 && this.idleWriters === this.options.writers) this.whenIdle?.();
  }

  private takeBatch(most: number): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let characters = 0;
    for (const waiting of this.queue) {
      const { stream } = waiting.append;
      const full = batch.length > 0 && (batch.length === most || characters + waiting.characters > MOST_CHARACTERS);
      if (full || this.busy.has(stream) || this.busy.has(waiting.command)) {
        left.push(waiting);
      } else {
        this.busy.add(stream).add(waiting.command);
        characters += waiting.characters;
        batch.push(waiting);
      }
    }
    this.queue = left;
    return batch;
  }

  private async run(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.write(batch.map((waiting) => waiting.append));
      batch.forEach((waiting, index) => waiting.resolve(answers[index]!));
    } catch (error) {
      if (batch.length === 1 || this.options.isOutage(error)) {
        for (const waiting of batch) waiting.reject(error);
      } else {
        // One member spoiled the statement, which wrote nothing: alone, only the guilty one fails.
        for (const waiting of batch) await this.run([waiting]);
      }
    }
  }
}
