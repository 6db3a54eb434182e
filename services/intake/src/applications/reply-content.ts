import { resultCodes } from '@mingjian/contracts';
import type { ActContext } from '@mingjian/service-kit';
import { z } from 'zod';
import type { ApplicationState, ReplyContent } from './domain/index.js';

/** What a reply says: exactly one result row, its articles, and the letter. */
export const replyBody = z.strictObject({
  result: z.enum(resultCodes),
  articles: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(200_000),
});

/** Keeps the letter's bytes, sealed, and gives what the domain must know of it. */
export const keepReply = async ({
  body: { result, articles, title, text },
  keepContent,
}: ActContext<z.infer<typeof replyBody>, ApplicationState>): Promise<ReplyContent> => ({
  result,
  articles,
  digest: await keepContent({ title, text }),
});
