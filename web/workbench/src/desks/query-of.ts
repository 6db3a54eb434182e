import type { QueueSearch } from '../app/router.js';

/** The filters that are set as a query. */
export const queryOf = (search: QueueSearch): string =>
  new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
