import { Problem, problemOf } from './problem.js';

/** What an accepted act answers. */
export interface Acknowledgement {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly sequence: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  /** What the act tells beside it; a query code this once. */
  readonly answer?: { readonly queryCode?: string; readonly receiptNumber?: string };
}

export interface ActRequest {
  /** `intake/applications/<id>/registration` */
  readonly path: string;
  readonly body: object;
  /** Idempotency-Key: the same for every sending of the same wish. */
  readonly commandId: string;
  /** The version of the thing that the person saw. */
  readonly ifMatch?: number | undefined;
}

export interface ClientOptions {
  /** The access token; undefined while nobody is logged in. */
  readonly token: () => Promise<string | undefined>;
  /** The token was refused: whoever uses the desk logs in again. */
  readonly onUnauthorized: () => void;
  readonly fetch?: typeof globalThis.fetch;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

interface Seen {
  readonly tag: string;
  readonly body: unknown;
}

const REMEMBERED = 300;
/** A service that restarts is back within seconds. */
const PAUSES_MS = [400, 1200, 3000];

/** The one way from the desks to the services. */
export class Client {
  private readonly seen = new Map<string, Seen>();
  private readonly fetch: typeof globalThis.fetch;
  private readonly wait: (milliseconds: number) => Promise<void>;

  constructor(private readonly options: ClientOptions) {
    this.fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.wait = options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  }

  /**
   * Reads a view; what has not changed since is not sent again (If-None-Match), and is the same object as before.
   * @throws Problem
   */
  async get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
    const known = this.seen.get(path);
    const response = await this.send(path, {
      ...(signal && { signal }),
      headers: known ? { 'if-none-match': known.tag } : {},
    });
    if (response.status === 304 && known) return known.body as Body;
    if (!response.ok) throw await problemOf(response);
    const body = (await response.json()) as Body;
    this.remember(path, response.headers.get('etag'), body);
    return body;
  }

  /** Fetches a file as it is. @throws Problem */
  async file(path: string): Promise<Blob> {
    const response = await this.send(path, {});
    if (!response.ok) throw await problemOf(response);
    return response.blob();
  }

  /** Brings a file that an act will name by its digest; the same file again is the same upload. @throws Problem */
  async upload(path: string, file: Blob): Promise<{ readonly digest: string; readonly size: number }> {
    const response = await this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as { digest: string; size: number };
  }

  /**
   * Does an act. What nobody answered is sent again under the same command id, so it is done once. @throws Problem
   */
  async act({ path, body, commandId, ifMatch }: ActRequest): Promise<Acknowledgement> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await this.send(path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': commandId,
            ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
          },
          body: JSON.stringify(body),
        });
        if (!response.ok) throw await problemOf(response);
        return (await response.json()) as Acknowledgement;
      } catch (error) {
        const pause = PAUSES_MS[attempt];
        const mayPass = error instanceof Problem && (error.status === 0 || error.status === 503);
        if (!mayPass || pause === undefined) throw error;
        await this.wait(pause);
      }
    }
  }

  /** Nothing of one person may be shown to the next. */
  forget(): void {
    this.seen.clear();
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const token = await this.options.token();
    let response: Response;
    try {
      response = await this.fetch(addressOf(path), {
        ...init,
        cache: 'no-store',
        headers: { ...init.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw Problem.noAnswer();
    }
    if (response.status === 401) this.options.onUnauthorized();
    return response;
  }

  private remember(path: string, tag: string | null, body: unknown): void {
    this.seen.delete(path);
    if (tag === null) return;
    this.seen.set(path, { tag, body });
    if (this.seen.size > REMEMBERED) this.seen.delete(this.seen.keys().next().value!);
  }
}

/** `intake/me` is below the API of intake. */
export const addressOf = (path: string): string => {
  const slash = path.indexOf('/');
  return `/api/${path.slice(0, slash)}/v1/${path.slice(slash + 1)}`;
};
