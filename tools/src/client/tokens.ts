import type { Dispatcher } from 'undici';
import { DEMO_PASSWORD } from '../city/people.js';
import { DEMO_GRANT, ISSUER_PATH, PUBLIC_CLIENT } from '../issuer/index.js';
import { ProblemError } from './problem-error.js';

const RENEW_BEFORE_END_MS = 5 * 60_000;

interface Held {
  readonly token: Promise<string>;
  until: number;
}

/** Access tokens of demo people, fetched once and renewed before they end. */
export class Tokens {
  private readonly held = new Map<string, Held>();

  /** @param send how a request is made, with whatever patience it takes */
  constructor(
    private readonly send: (request: Dispatcher.RequestOptions) => Promise<{ status: number; body: unknown }>,
  ) {}

  async of(sub: string): Promise<string> {
    const known = this.held.get(sub);
    if (known && Date.now() < known.until) return known.token;
    const held: Held = { until: Infinity, token: this.fetch(sub, (until) => (held.until = until)) };
    this.held.set(sub, held);
    held.token.catch(() => this.held.delete(sub));
    return held.token;
  }

  /** For a token that was refused although it looked good. */
  forget(sub: string): void {
    this.held.delete(sub);
  }

  private async fetch(sub: string, validUntil: (until: number) => void): Promise<string> {
    const path = `${ISSUER_PATH}/token`;
    const { status, body } = await this.send({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: DEMO_GRANT,
        client_id: PUBLIC_CLIENT,
        username: sub,
        password: DEMO_PASSWORD,
      }).toString(),
    });
    if (status !== 200) throw ProblemError.of(status, body, path);
    const { access_token: token, expires_in: seconds } = body as { access_token: string; expires_in: number };
    validUntil(Date.now() + seconds * 1000 - RENEW_BEFORE_END_MS);
    return token;
  }
}
