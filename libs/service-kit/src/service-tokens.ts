import type { ServiceConfig } from './config.js';

/** Tokens of the service itself (client credentials), for what it asks of other services. */
export interface ServiceTokens {
  bearer(): Promise<string>;
}

const RENEW_BEFORE_END_MS = 60_000;

/** @throws Error when the issuer does not answer with a token; the caller's reaction is tried again. */
export const createServiceTokens = (config: ServiceConfig): ServiceTokens => {
  let held: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    if (!config.tokenUrl || !config.clientSecret) throw new Error('no client credentials configured');
    const response = await fetch(config.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`service-${config.service}:${config.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    held = { token, until: Date.now() + seconds * 1000 - RENEW_BEFORE_END_MS };
    return token;
  };

  return {
    bearer() {
      if (held && Date.now() < held.until) return Promise.resolve(held.token);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
};
