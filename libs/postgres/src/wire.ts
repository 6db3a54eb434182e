import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

const NOTIFY = { name: 'wire.notify', text: 'SELECT pg_notify($1, $2)' };
const RECONNECT_MS = 1_000;
const QUIET_MS = 20;

/**
 * Tells other processes of the same database that something is new, and hears it from them: LISTEN and NOTIFY on one connection of its own.
 *
 * A wake-up only. It is sent after the commit and not inside the transaction, because one that notifies holds a lock of the whole
 * cluster until its commit is on disk, and the services of a city share a cluster. While the connection is down, `heard` is called
 * every second, as if something had come.
 */
export class Wire {
  private readonly self = randomUUID();
  private client: Client | undefined;
  private connecting: Promise<void>;
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;
  private announcing = false;
  private more = false;

  constructor(
    private readonly config: ClientConfig,
    /** A name without need of quotes. */
    private readonly channel: string,
    private readonly heard: () => void,
  ) {
    this.connecting = this.connect();
  }

  /** Tells the others, soon; what comes together is told once. Never fails: a lost wake-up is made good by looking. */
  announce(): void {
    this.more = true;
    if (!this.announcing) void this.tell();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await this.connecting;
    await this.client?.end();
  }

  private async tell(): Promise<void> {
    this.announcing = true;
    while (this.more && !this.closed) {
      this.more = false;
      await this.client?.query({ ...NOTIFY, values: [this.channel, this.self] }).catch(() => undefined);
      await setTimeout(QUIET_MS, undefined, { ref: false });
    }
    this.announcing = false;
  }

  private async connect(): Promise<void> {
    const client = new Client(this.config);
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.heard();
    });
    try {
      await client.connect();
      // A wake-up has nothing that must survive, so its commit need not wait for the disk.
      await client.query(`SET synchronous_commit = off; LISTEN ${this.channel}`);
      client.on('end', () => this.lost());
      this.client = client;
      this.heard();
    } catch {
      await client.end();
      this.lost();
    }
  }

  private lost(): void {
    this.client = undefined;
    if (this.closed) return;
    this.heard();
    clearTimeout(this.reconnect);
    this.reconnect = globalThis.setTimeout(() => (this.connecting = this.connect()), RECONNECT_MS).unref();
  }
}
