import { randomUUID } from 'node:crypto';
import { errors, Pool, type Dispatcher } from 'undici';
import { openAcknowledgements } from './acknowledgements.js';
import { EntryUnreachable, ProblemError } from './problem-error.js';
import { Tokens } from './tokens.js';

export interface ClientOptions {
  /** Origin of the entry, for example `http://127.0.0.1:8080`. */
  readonly entry: string;
  /** How long one request may be tried again while the other side is away. */
  readonly patienceMs?: number;
  /** File of sent and answered commands (ndjson), appended to. */
  readonly acknowledgements?: string;
  readonly connections?: number;
}

export interface PostOptions {
  /** Idempotency-Key; a random one unless given. Every retry carries the same. */
  readonly commandId?: string;
  /** Stream version that the sender saw. */
  readonly ifMatch?: number;
}

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

/** Requests in the name of one person. Every method throws ProblemError for an error that stays, EntryUnreachable for silence. */
export interface PersonClient {
  post<Body = unknown>(path: string, body: unknown, options?: PostOptions): Promise<Answer<Body>>;
  get<Body = unknown>(path: string): Promise<Answer<Body>>;
}

export interface Client {
  /** @param sub subject of a demo person */
  as(sub: string): PersonClient;
  /** Without a token, for what is public. */
  get<Body = unknown>(path: string): Promise<Answer<Body>>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/**
 * The HTTP client of demo, seed and benchmarks: one pool of kept connections, tokens by themselves, and the same command again while
 * the entry or a service is away (503, broken connection), which the Idempotency-Key makes harmless.
 */
export const createClient = (options: ClientOptions): Client => {
  const pool = new Pool(options.entry, { connections: options.connections ?? 32, pipelining: 1 });
  const acknowledgements = options.acknowledgements ? openAcknowledgements(options.acknowledgements) : undefined;
  const patienceMs = options.patienceMs ?? PATIENCE_MS;

  const send = async (request: Dispatcher.RequestOptions): Promise<Answer> => {
    const end = performance.now() + patienceMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      const { answer, trouble } = await once(pool, request);
      if (answer && answer.status !== 503) return answer;
      if (performance.now() + pause > end) {
        if (answer) return answer;
        throw new EntryUnreachable(`${request.path}: no answer in ${patienceMs / 1000} s`, { cause: trouble });
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const tokens = new Tokens(send);

  const authorized = async (
    sub: string,
    request: Dispatcher.RequestOptions & { headers: Record<string, string> },
  ): Promise<Answer> => {
    const attempt = async (): Promise<Answer> =>
      send({ ...request, headers: { ...request.headers, authorization: `Bearer ${await tokens.of(sub)}` } });
    const first = await attempt();
    if (first.status !== 401) return first;
    tokens.forget(sub);
    return attempt();
  };

  return {
    as: (sub) => ({
      async post<Body>(path: string, body: unknown, { commandId = randomUUID(), ifMatch }: PostOptions = {}) {
        acknowledgements?.write({ sent: commandId, as: sub, path });
        const answer = await authorized(sub, {
          path,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': commandId,
            ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
          },
          body: JSON.stringify(body),
        });
        acknowledgements?.write({ answered: commandId, status: answer.status, body: answer.body });
        return successOf<Body>(answer, path);
      },
      get: async <Body>(path: string) =>
        successOf<Body>(await authorized(sub, { path, method: 'GET', headers: {} }), path),
    }),
    get: async <Body>(path: string) => successOf<Body>(await send({ path, method: 'GET' }), path),
    async close() {
      await pool.close();
      acknowledgements?.close();
    },
  };
};

/** Trying again would not help: a wrong argument, this client closed, an answer that is no JSON. */
const FINAL = [
  errors.InvalidArgumentError,
  errors.ClientDestroyedError,
  errors.ClientClosedError,
  SyntaxError,
] as const;

/** One try; a connection that broke is a result, because it is expected while the other side restarts. */
const once = async (
  pool: Pool,
  request: Dispatcher.RequestOptions,
): Promise<{ readonly answer?: Answer; readonly trouble?: unknown }> => {
  try {
    const { statusCode, headers, body } = await pool.request(request);
    const text = await body.text();
    const isJson = /[/+]json/.test(String(headers['content-type'] ?? ''));
    return { answer: { status: statusCode, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text } };
  } catch (error) {
    if (FINAL.some((kind) => error instanceof kind)) throw error;
    return { trouble: error };
  }
};

const successOf = <Body>(answer: Answer, path: string): Answer<Body> => {
  if (answer.status >= 400) throw ProblemError.of(answer.status, answer.body, path);
  return answer as Answer<Body>;
};
