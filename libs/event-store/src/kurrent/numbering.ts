import { inTransaction } from '@mingjian/postgres';
import type { ClientBase, Pool } from 'pg';
import { throwOutage } from '../outage.js';
import { attemptsIn, prefixesOf, type Attempt } from './attempts.js';
import { isReached, type Position, type Server, type ServerEvent } from './client.js';
import { numberAttempts, type Known } from './number.js';
import { findCommands, findStreams, lockHead, readHead, writeNumbered } from './tables.js';

/** Events of `$all`, of whatever service, looked at in one transaction. */
const PAGE = 1_000;

interface Page {
  readonly attempts: readonly Attempt[];
  /** Up to where `$all` is done with; the position it was read from if there is nothing new. */
  readonly end: Position;
  /** Whether there may be more behind it. */
  readonly full: boolean;
}

/** Numbers the events of one service in the order of `$all`. Several processes may do so at once and come to the same numbers. */
export class Numbering {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private begun: Promise<void> | undefined;

  constructor(
    private readonly source: string,
    private readonly server: Server,
    private readonly pool: Pool,
  ) {}

  /**
   * Resolves when everything that stood in `$all` at the call is numbered. Calls that come together share the work.
   * @throws StoreUnavailable; Error when somebody else has written to the service's streams
   */
  advance(): Promise<void> {
    if (!this.running) return (this.running = this.run().finally(() => (this.running = undefined)));
    // The run under way may have read past the place where the caller's events are by now.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.advance();
      });
    return this.next;
  }

  /** As `advance`, but asks the server only if nobody has numbered what lies at this position yet. */
  async reach(position: Position): Promise<void> {
    const head = await readHead(this.pool).catch(throwOutage);
    if (!isReached(position, head.position)) await this.advance();
  }

  /** Resolves when what was written before this process began is numbered; later readers need not ask the server. */
  begin(): Promise<void> {
    this.begun ??= this.advance().catch((error: unknown) => {
      this.begun = undefined;
      throw error;
    });
    return this.begun;
  }

  private async run(): Promise<void> {
    for (;;) {
      const { position } = await readHead(this.pool).catch(throwOutage);
      const page = await this.pageAfter(position);
      if (page.end === position) return;
      const numbered = await inTransaction(this.pool, (client) => number(client, position, page)).catch(throwOutage);
      if (numbered && !page.full) return;
    }
  }

  private async pageAfter(position: Position, size = PAGE): Promise<Page> {
    const read = await this.server.readAll(position, size);
    const all = read.filter((event) => event.position !== position);
    const { attempts, left } = attemptsIn(all.filter(({ stream }) => this.isOwn(stream)));
    const done = left.length === 0 ? all : all.slice(0, all.indexOf(left[0]!));
    // An append that is longer than the page has to be seen whole.
    if (done.length === 0 && read.length === size) return this.pageAfter(position, size * 2);
    return { attempts, end: done.at(-1)?.position ?? position, full: read.length === size };
  }

  private isOwn(stream: ServerEvent['stream']): boolean {
    return prefixesOf(this.source).some((prefix) => stream.startsWith(prefix));
  }
}

const number = async (client: ClientBase, from: Position, { attempts, end }: Page): Promise<boolean> => {
  const head = await lockHead(client);
  // Another process was faster; what it numbered is found at the next look.
  if (head.position !== from) return false;
  const known: Known = {
    ...head,
    streams: await findStreams(client, [...new Set(attempts.map(({ stream }) => stream))]),
    commands: await findCommands(
      client,
      attempts.map(({ command }) => command),
    ),
  };
  await writeNumbered(client, end, numberAttempts(known, attempts));
  return true;
};
