import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { median, percentile } from '../order-statistics.js';
import { Draw } from '../scale/chance.js';
import { kinds, type Kind, type Visits } from './visits.js';

export interface Latency {
  readonly visits: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface PortalFigures {
  /** Of every kind: answers with a page. */
  readonly rendered: Readonly<Partial<Record<Kind, Latency>>>;
  /** Everything but search, with a page or without. */
  readonly pages: Latency;
  readonly search: Latency;
  readonly notModified: Latency | null;
  /** Of those who came back with a tag, how many had the page already. */
  readonly notModifiedShare: number;
  readonly visits: number;
}

interface Seen {
  readonly kind: Kind;
  readonly status: number;
  readonly tagged: boolean;
  readonly ms: number;
}

/** So many of a hundred have been there before and ask whether it still holds. */
const RETURNING_PERCENT = 30;
const REMEMBERED = 2_000;
const CONNECTIONS = 64;

/** Visitors of a portal at a steady rate. */
export class Visitors {
  private readonly pool: Pool;
  private readonly draw: Draw;
  private readonly remembered: { readonly kind: Kind; readonly path: string; readonly etag: string }[] = [];

  constructor(
    origin: string,
    seed: number,
    private readonly visits: Visits,
  ) {
    this.pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
    this.draw = new Draw(seed);
  }

  /**
   * Asks at the rate whatever the answers do; each time runs from the moment at which the visit was due, so that a stall is felt by all whom it
   * concerned.
   */
  async come(perSecond: number, seconds: number): Promise<PortalFigures> {
    const started = performance.now();
    const answers: Promise<Seen>[] = [];
    for (let n = 0; n < perSecond * seconds; n += 1) {
      const due = started + (n * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await delay(early);
      answers.push(this.visit(due));
    }
    return figuresOf(await Promise.all(answers));
  }

  private async visit(due: number): Promise<Seen> {
    const back = this.remembered.length > 0 && this.draw.percent(RETURNING_PERCENT);
    const { kind, path, etag } = back ? this.draw.pick(this.remembered) : { ...this.visits.next(), etag: undefined };
    const answer = await this.pool.request({
      ...{ path, method: 'GET' },
      headers: { accept: 'text/html', ...(etag !== undefined && { 'if-none-match': etag }) },
    });
    const body = await answer.body.arrayBuffer();
    const ms = performance.now() - due;
    const { statusCode: status } = answer;
    if (status !== 200 && status !== 304) throw new Error(`${path}: ${status}`);
    if (status === 200 && body.byteLength < 1_000) throw new Error(`${path}: a page of ${body.byteLength} bytes`);
    if (status === 200) this.remember(kind, path, String(answer.headers['etag']));
    return { kind, status, tagged: etag !== undefined, ms };
  }

  private remember(kind: Kind, path: string, etag: string): void {
    const page = { kind, path, etag };
    if (this.remembered.length < REMEMBERED) this.remembered.push(page);
    else this.remembered[this.draw.below(REMEMBERED)] = page;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

const figuresOf = (seen: readonly Seen[]): PortalFigures => {
  const latency = (some: readonly Seen[]): Latency => {
    const times = some.map(({ ms }) => ms);
    return { visits: some.length, p50Ms: median(times), p99Ms: percentile(times, 99), maxMs: Math.max(...times) };
  };
  const rendered = seen.filter(({ status }) => status === 200);
  const known = seen.filter(({ status }) => status === 304);
  const tagged = seen.filter((visit) => visit.tagged);
  return {
    rendered: Object.fromEntries(
      kinds.flatMap((kind) => {
        const some = rendered.filter((visit) => visit.kind === kind);
        return some.length === 0 ? [] : [[kind, latency(some)]];
      }),
    ),
    pages: latency(seen.filter(({ kind }) => kind !== 'search')),
    search: latency(seen.filter(({ kind }) => kind === 'search')),
    notModified: known.length === 0 ? null : latency(known),
    notModifiedShare: tagged.length === 0 ? 0 : known.length / tagged.length,
    visits: seen.length,
  };
};
