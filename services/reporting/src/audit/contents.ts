import type { Engine } from '@mingjian/service-kit';
import { z } from 'zod';

/** What somebody writes about a finding, in their own words. */
export const words = z.string().trim().min(1).max(4_000);

interface Written {
  readonly words: string;
}

export const written = (text: string): Written => ({ words: text });

/** What was written, by its digest. */
export const readWritten = async ({ contents }: Engine, digest: string): Promise<string> =>
  (JSON.parse((await contents.get(digest)).toString('utf8')) as Written).words;
