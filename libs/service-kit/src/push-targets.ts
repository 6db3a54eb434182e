import { organId } from '@mingjian/contracts';
import { z } from 'zod';

const target = {
  /** Names it in the record. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** Whose publications it gets; null: everybody's. */
  organ: organId.nullable().default(null),
};

/** A website that an organ already has, and that gets what is published (国办公开办函〔2019〕61号). */
export const pushTargets = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('webhook'),
        ...target,
        url: z.url({ protocol: /^https?$/ }),
        /** Signs every body (HMAC-SHA256). */
        secret: z.string().min(16).optional(),
        /** Only then may the address lie inside: loopback, private or link-local. */
        inner: z.boolean().default(false),
      }),
      z.strictObject({ kind: z.literal('folder'), ...target, path: z.string().min(1) }),
    ]),
  )
  .refine((targets) => new Set(targets.map(({ name }) => name)).size === targets.length, 'two targets have one name');
export type PushTarget = z.infer<typeof pushTargets>[number];

/** @throws SyntaxError or ZodError for a text that is no list of targets */
export const readPushTargets = (text: string | undefined): readonly PushTarget[] =>
  text === undefined ? [] : pushTargets.parse(JSON.parse(text));
