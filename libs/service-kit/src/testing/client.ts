import { randomUUID } from 'node:crypto';
import type { Acknowledgement } from '../pipeline.js';
import type { ProblemDetails } from '../problem.js';

/** What a service said. `body` is parsed where it is JSON. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  /** The stable code of a problem; undefined for a success. */
  readonly code: string | undefined;
}

export interface PostOptions {
  /** Idempotency-Key; a new one unless given. */
  readonly commandId?: string;
  /** The stream version that the sender saw. */
  readonly ifMatch?: number;
  /** Which of several instances of the service, counted from 0. */
  readonly instance?: number;
}

/** Requests in the name of one person. A path begins with the service: `intake/applications`. */
export interface PersonClient {
  /** Does an act and tells how it ended, also when it was refused. */
  post(path: string, body: unknown, options?: PostOptions): Promise<Answer<Acknowledgement & ProblemDetails>>;
  /** Does an act that must succeed. @throws Error with the problem when it does not */
  act(path: string, body: unknown, options?: PostOptions): Promise<Acknowledgement>;
  /** Brings bytes, and tells what became of it; headers beside the usual ones. */
  upload<Body = unknown>(
    path: string,
    bytes: Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>>;
  get<Body = unknown>(path: string): Promise<Answer<Body>>;
  /** Fetches a file that must be there. @throws Error with the status when it is not */
  file(path: string): Promise<{ readonly headers: Headers; readonly bytes: Buffer }>;
}

/** @param urlOf origin of an instance of a service */
export const personClient = (
  token: string | undefined,
  urlOf: (service: string, instance: number) => string,
): PersonClient => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const post: PersonClient['post'] = async (path, body, { commandId = randomUUID(), ifMatch, instance = 0 } = {}) =>
    answerOf(
      await fetch(addressOf(path, instance, urlOf), {
        method: 'POST',
        headers: {
          ...authorization,
          'content-type': 'application/json',
          'idempotency-key': commandId,
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
        body: JSON.stringify(body),
      }),
    );
  return {
    post,
    async act(path, body, options) {
      const answer = await post(path, body, options);
      if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    upload: async (path, bytes, headers = {}) =>
      answerOf(
        await fetch(addressOf(path, 0, urlOf), {
          method: 'POST',
          headers: { ...authorization, 'content-type': 'application/octet-stream', ...headers },
          body: new Uint8Array(bytes),
        }),
      ),
    get: async (path) => answerOf(await fetch(addressOf(path, 0, urlOf), { headers: authorization })),
    async file(path) {
      const response = await fetch(addressOf(path, 0, urlOf), { headers: authorization });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
  };
};

/** `intake/organs` is below the API of intake; `publish:/portal` is a page of publish. */
const addressOf = (path: string, instance: number, urlOf: (service: string, instance: number) => string): string => {
  const [, service = '', separator, rest = ''] = /^([a-z]+)([/:])(.*)$/.exec(path) ?? [];
  return `${urlOf(service, instance)}${separator === ':' ? '' : `/api/${service}/v1/`}${rest}`;
};

export const answerOf = async <Body>(response: Response): Promise<Answer<Body>> => {
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson && text !== '' ? JSON.parse(text) : text) as Body & { readonly code?: string };
  return {
    status: response.status,
    headers: response.headers,
    body,
    code: response.status >= 400 ? body.code : undefined,
  };
};
