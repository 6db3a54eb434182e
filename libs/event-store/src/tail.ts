import type { RecordedEvent } from './port.js';

const MOST_EVENTS = 4_096;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * The newest events of a log in memory, without a gap: everybody who follows the log in this process is served from here, so that
 * an event is not fetched and parsed once for each of them. Holds at most 4096 events or 8 Mi characters of bodies.
 */
export class Tail {
  private events: RecordedEvent[] = [];
  private characters = 0;

  /** Events after a sequence, at most `limit`; undefined when the tail cannot tell, because they are older or newer. */
  read(after: number, limit: number): readonly RecordedEvent[] | undefined {
    const first = this.events[0]?.sequence;
    if (first === undefined || after < first - 1 || after >= this.end) return undefined;
    const from = after - first + 1;
    return this.events.slice(from, from + limit);
  }

  /** Adds a run that readers may see: committed, and without a gap in itself. Where it does not touch what is here, the newer stays. */
  add(run: readonly RecordedEvent[]): void {
    const [first, last] = [run[0]?.sequence, run.at(-1)?.sequence];
    if (first === undefined || last === undefined) return;
    const start = this.events[0]?.sequence ?? 0;
    if (this.events.length === 0 || first > this.end + 1) this.replace(run);
    else if (last > this.end) this.push(run.filter(({ sequence }) => sequence > this.end));
    // Two batches are answered in any order: the earlier one may come second.
    else if (first < start && last >= start - 1)
      this.replace([...run.filter(({ sequence }) => sequence < start), ...this.events]);
  }

  /** Adds of some events in order those that go on without a gap where the tail ends; nothing to a tail that knows no end. */
  extend(events: readonly RecordedEvent[]): void {
    if (this.events.length === 0) return;
    const run: RecordedEvent[] = [];
    for (const event of events) if (event.sequence === this.end + run.length + 1) run.push(event);
    this.push(run);
  }

  private get end(): number {
    return this.events.at(-1)?.sequence ?? 0;
  }

  private replace(events: readonly RecordedEvent[]): void {
    this.events = [];
    this.characters = 0;
    this.push(events);
  }

  private push(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      this.events.push(event);
      this.characters += event.body.length;
    }
    if (this.events.length > MOST_EVENTS || this.characters > MOST_CHARACTERS) this.shorten();
  }

  /** Down to half at once, so that it happens seldom. */
  private shorten(): void {
    let from = 0;
    let kept = this.events.length;
    while (kept > MOST_EVENTS / 2 || this.characters > MOST_CHARACTERS / 2) {
      this.characters -= this.events[from]!.body.length;
      from += 1;
      kept -= 1;
    }
    this.events = this.events.slice(from);
  }
}
