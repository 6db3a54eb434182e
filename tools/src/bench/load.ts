import { Pool } from 'undici';
import { drive } from './drive.js';

/** A request whose answer is JSON; every contestant is asked with the same headers and bytes. */
export interface Request {
  readonly path: string;
  readonly commandId: string;
  readonly body: string;
}

export interface Loaded {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

/** What an accepted request is answered with. */
export interface Accepted {
  readonly id: string;
}

/** An HTTP client with one kept connection for every caller. */
export class LoadClient {
  private readonly pool: Pool;

  constructor(
    origin: string,
    private readonly authorization: string,
    connections: number,
  ) {
    this.pool = new Pool(origin, { connections, pipelining: 1 });
  }

  /** @throws Error for any answer but 200 and 201: a benchmark in which something is refused measures nothing */
  async post<Body extends Accepted>({ path, commandId, body }: Request): Promise<Body> {
    const answer = await this.pool.request({
      path,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: this.authorization,
        'idempotency-key': commandId,
      },
      body,
    });
    if (answer.statusCode > 201) throw new Error(`${path}: ${answer.statusCode} ${await answer.body.text()}`);
    return (await answer.body.json()) as Body;
  }

  /**
   * Keeps `callers` requests under way for a time.
   * @param next the caller's next request, and what becomes of its answer
   */
  async load<Body extends Accepted>(
    callers: number,
    milliseconds: number,
    next: (caller: number) => { readonly request: Request; answered(body: Body): void },
  ): Promise<Loaded> {
    const latenciesMs: number[] = [];
    const { calls, seconds } = await drive(callers, milliseconds, async (caller) => {
      const { request, answered } = next(caller);
      const sent = performance.now();
      const body = await this.post<Body>(request);
      latenciesMs.push(performance.now() - sent);
      answered(body);
    });
    return { perSecond: calls / seconds, latenciesMs };
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
