import type { Engine } from '@mingjian/service-kit';
import { z } from 'zod';

/** What people write: a subject, an order, findings, a reason. Kept as content under its digest, never in an event. */
export const words = z.string().trim().min(1).max(20_000);

/** What was kept under a digest. */
export const keptUnder = async ({ contents }: Engine, digest: string): Promise<unknown> =>
  JSON.parse((await contents.get(digest)).toString('utf8')) as unknown;
