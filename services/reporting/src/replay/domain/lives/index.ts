import type { Life } from '../fold.js';
import { application } from './application.js';
import { item, lateEntry, publication, remedy, reply, report, review } from './others.js';

/** The kinds of things that replay tells of. */
export const kinds = [
  'application',
  'item',
  'review',
  'reply',
  'publication',
  'remedy',
  'report',
  'lateEntry',
] as const;
export type Kind = (typeof kinds)[number];

export const lives: Readonly<Record<Kind, Life>> = {
  application,
  item,
  review,
  reply,
  publication,
  remedy,
  report,
  lateEntry,
};
