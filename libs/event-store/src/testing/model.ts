import type { Append, Appended } from '../port.js';

/** The port in its simplest words: what one append after the other has to be answered with. */
export class Model {
  private readonly versions = new Map<string, number>();
  private readonly outcomes = new Map<string, Appended>();

  /** @param sequence where the log stands before the first append */
  constructor(private sequence: number) {}

  append({ stream, expectedVersion, events, command }: Append): Appended {
    const key = JSON.stringify([command.actor, command.id]);
    const first = this.outcomes.get(key);
    if (first) return first;
    const version = this.versions.get(stream) ?? 0;
    if (version !== expectedVersion) return { kind: 'conflict', actualVersion: version };
    this.versions.set(stream, version + events.length);
    this.sequence += events.length;
    const end = { version: version + events.length, sequence: this.sequence };
    this.outcomes.set(key, { kind: 'repeated', digest: command.digest, outcome: command.outcome, ...end });
    return { kind: 'appended', ...end };
  }
}
