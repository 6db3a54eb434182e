import { EventEmitter } from 'node:events';

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Stored extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly created: Date;
}

export type Expected = number | 'any' | 'noStream' | 'streamExists';

export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly position: bigint | undefined }
  /** `current`: the last revision, -1 if the stream does not exist. */
  | { readonly kind: 'wrongVersion'; readonly current: number }
  | { readonly kind: 'tooLarge'; readonly limit: number };

/** The server's default for `MaxAppendSize`. */
export const DEFAULT_MAX_APPEND_SIZE = 1024 * 1024;

/**
 * What the double of the server remembers: streams and `$all`, with the server's rules for expected revisions and repeated ids. Positions
 * grow and are not dense; system events lie between the others.
 */
export class ServerLog {
  readonly all: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly grown = new EventEmitter().setMaxListeners(0);
  private position = 0n;

  constructor(readonly maxAppendSize = DEFAULT_MAX_APPEND_SIZE) {
    this.statistics();
  }

  stream(name: string): readonly Stored[] {
    return this.streams.get(name) ?? [];
  }

  append(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (size > this.maxAppendSize) return { kind: 'tooLarge', limit: this.maxAppendSize };
    const current = this.stream(name).length - 1;
    const repeated = this.repeated(name, expected, events);
    if (repeated) return { kind: 'written', revision: repeated.revision, position: repeated.position };
    if (!fits(expected, current)) return { kind: 'wrongVersion', current };
    const last = this.write(name, events).at(-1);
    if (this.all.length % 10 === 0) this.statistics();
    return { kind: 'written', revision: last?.revision ?? current, position: last?.position };
  }

  /** Calls back after every append; returns how to stop. */
  onGrown(listener: () => void): () => void {
    this.grown.on('grown', listener);
    return () => this.grown.off('grown', listener);
  }

  /** With an expected revision the ids have to stand right behind it; without one anywhere in the stream, in a row. */
  private repeated(name: string, expected: Expected, events: readonly Proposed[]): Stored | undefined {
    const stream = this.stream(name);
    const start =
      typeof expected === 'number'
        ? expected + 1
        : expected === 'noStream'
          ? 0
          : stream.findIndex(({ id }) => id === events[0]?.id);
    if (start < 0 || events.length === 0) return undefined;
    const there = stream.slice(start, start + events.length);
    return there.length === events.length && there.every(({ id }, index) => id === events[index]!.id)
      ? there.at(-1)
      : undefined;
  }

  private write(name: string, events: readonly Proposed[]): Stored[] {
    const stream = this.streams.get(name) ?? [];
    this.streams.set(name, stream);
    const written = events.map((event) => {
      this.position += BigInt(100 + event.data.length + event.metadata.length);
      const stored = { ...event, stream: name, revision: stream.length, position: this.position, created: new Date() };
      stream.push(stored);
      this.all.push(stored);
      return stored;
    });
    this.grown.emit('grown');
    return written;
  }

  /** As the server does by itself from time to time. */
  private statistics(): void {
    const data = Buffer.from('{"proc-cpu":1}');
    const event = { type: '$statsCollected', contentType: 'application/json', data, metadata: Buffer.from('{}') };
    this.write('$stats-127.0.0.1:2113', [{ ...event, id: crypto.randomUUID() }]);
  }
}

const fits = (expected: Expected, current: number): boolean => {
  switch (expected) {
    case 'any':
      return true;
    case 'noStream':
      return current === -1;
    case 'streamExists':
      return current >= 0;
    default:
      return current === expected;
  }
};
