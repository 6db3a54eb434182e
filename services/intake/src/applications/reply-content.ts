import { resultCodes, type PersonalField } from '@mingjian/contracts';
import type { ActContext } from '@mingjian/service-kit';
import { z } from 'zod';
import type { ApplicationState, ReplyContent } from './domain/index.js';

const article = z.string().trim().min(1).max(40);
const what = z.string().trim().min(1).max(1000);

/** What a reply says: exactly one result row, its articles, and the letter. */
export const replyBody = z.strictObject({
  result: z.enum(resultCodes),
  articles: z.array(article).max(10).default([]),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(200_000),
  /** Of a partial disclosure (Art 37). */
  parts: z
    .strictObject({
      open: z.array(z.strictObject({ what })).min(1).max(50),
      withheld: z
        .array(z.strictObject({ what, ground: article, reason: z.string().trim().min(1).max(2000) }))
        .min(1)
        .max(50),
    })
    .optional(),
});

/** Keeps the letter's bytes and its parts, sealed, and gives what the domain must know of them. */
export const keepReply = async ({
  id,
  body: { result, articles, title, text, parts },
  keepContent,
  seal,
}: ActContext<z.infer<typeof replyBody>, ApplicationState>): Promise<
  ReplyContent & { readonly personal?: readonly PersonalField[] }
> => ({
  result,
  articles,
  digest: await keepContent({ title, text }),
  ...(parts && {
    parts: { open: parts.open.length, withheld: parts.withheld.map(({ ground }) => ground) },
    personal: await seal(id, { parts }),
  }),
});
