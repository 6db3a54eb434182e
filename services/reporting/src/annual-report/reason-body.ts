import { z } from 'zod';

/** An explanation in people's words. */
export const reasonBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) });
