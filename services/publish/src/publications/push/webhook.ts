import { TransientError } from '@mingjian/messaging';
import type { PushTarget } from '@mingjian/service-kit';
import { createHmac } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { InnerAddress, isInner, outerLookup } from './inner-addresses.js';
import { keyOf, type PushMessage } from './message.js';

type WebhookTarget = Extract<PushTarget, { kind: 'webhook' }>;

const PATIENCE_MS = 10_000;

/**
 * Posts the message as JSON, with `Idempotency-Key` and, where there is a secret, `X-Mingjian-Signature: sha256=<hex>` over the body. It follows
 * no redirect, and reaches an inner address only where the configuration says so.
 * @throws TransientError for a website that is away, too slow, busy or failing; Error for one that refuses, or an inner address
 */
export const pushToWebhook = async (target: WebhookTarget, message: PushMessage): Promise<void> => {
  const body = JSON.stringify(message);
  const status = await post(target, body, keyOf(message)).catch((cause: unknown) => {
    if (cause instanceof InnerAddress) throw cause;
    throw new TransientError(`${target.name} could not be reached`, { cause });
  });
  if (status >= 200 && status < 300) return;
  const answered = `${target.name} answered ${status}`;
  if (status === 408 || status === 429 || status >= 500) throw new TransientError(answered);
  throw new Error(answered);
};

const post = ({ url, secret, inner }: WebhookTarget, body: string, key: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    // An address that is no name is never looked up.
    if (!inner && isIP(host) !== 0 && isInner(host)) return reject(new InnerAddress(host));
    const signature = secret && `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const sent = (protocol === 'https:' ? requestTls : requestPlain)(
      url,
      {
        method: 'POST',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(!inner && { lookup: outerLookup }),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': key,
          ...(signature && { 'x-mingjian-signature': signature }),
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
