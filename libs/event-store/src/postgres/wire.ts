import { randomUUID } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';

const CHANNEL = 'mingjian_log';
const RECONNECT_MS = 1_000;
const QUIET_MS = 5;

/**
 * Tells other processes that the log has grown, and hears it from them: LISTEN and NOTIFY on one connection of its own.
 *
 * A wake-up only. It is sent after the commit and not inside the append, because a transaction that notifies holds a lock of the whole
 * cluster until its commit is on disk, and the services of a city share a cluster. While the connection is down, `heard` is called
 * every second, as if something had come.
 */
export class Wire {
  private readonly self = randomUUID();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private announcing = false;
  private more = false;

  constructor(
    private readonly config: ClientConfig,
    private readonly heard: () => void,
  ) {
    void this.connect();
  }

  /** Tells the others, soon; calls that come together are told once. Never rejects: a lost wake-up is made good by looking. */
  announce(): void {
    if (this.announcing) {
      this.more = true;
      return;
    }
    this.announcing = true;
    this.more = false;
    void this.tell().then(() =>
      setTimeout(() => {
        this.announcing = false;
        if (this.more && !this.closed) this.announce();
      }, QUIET_MS).unref(),
    );
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async tell(): Promise<void> {
    try {
      await this.client?.query({ name: 'log-notify', text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, this.self] });
    } catch {
      // The connection is lost; its end event is what reconnects.
    }
  }

  private async connect(): Promise<void> {
    const client = new Client({ ...this.config, keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.heard();
    });
    try {
      await client.connect();
      // A notification carries nothing that has to survive, so its commit need not wait for the disk.
      await client.query(`SET synchronous_commit = off; LISTEN ${CHANNEL}`);
      if (this.closed) return void client.end();
      this.client = client;
      this.heard();
    } catch {
      await client.end().catch(() => undefined);
      this.lost(client);
    }
  }

  private lost(client: Client): void {
    if (this.client === client) this.client = undefined;
    if (this.closed || this.client) return;
    this.heard();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), RECONNECT_MS);
    this.timer.unref();
  }
}
