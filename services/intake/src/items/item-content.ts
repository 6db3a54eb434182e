import { z } from 'zod';

/** What is published of an item. */
export const itemContent = z.strictObject({
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(1_000_000),
  /** 内容概述, which the catalogue shows beside the name (Art 12). */
  summary: z.string().trim().min(1).max(500).optional(),
});
