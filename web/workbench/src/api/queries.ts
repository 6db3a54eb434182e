import {
  keepPreviousData,
  queryOptions,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDesk } from '../app/context.js';
import type { Problem } from './problem.js';

/**
 * How often a page that somebody looks at asks whether something changed. Most answers are 304 without a body; a hidden page asks nothing.
 */
export const LOOK_AGAIN_MS = 15_000;

/**
 * One view of a service, by its path; the service is the first part of the key.
 * @param options.live read again by itself; not so where each reading is recorded, or where nothing changes meanwhile
 * @param options.keep the answer of the path before stays until the next is there
 */
export const useView = <Body>(
  path: string | undefined,
  { live = true, keep = false }: { readonly live?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<Body, Problem> => {
  const { client } = useDesk();
  return useQuery(
    queryOptions<Body, Problem>({
      queryKey: keyOf(path ?? ''),
      queryFn: ({ signal }) => client.get<Body>(path!, signal),
      enabled: path !== undefined,
      meta: { live },
      ...(keep && { placeholderData: keepPreviousData }),
      ...(live ? { refetchInterval: LOOK_AGAIN_MS } : { refetchOnWindowFocus: false, refetchOnReconnect: false }),
    }),
  );
};

export const keyOf = (path: string): readonly string[] => [path.slice(0, path.indexOf('/')), path];

/** Reactions carry an act on from service to service within moments; each look costs a 304 where nothing came. */
const LOOKS_AFTER_AN_ACT_MS = [0, 700, 2500, 6000];

/** After an act, also somebody else's, what is on the page is read again: its own service at once, the others as the news reaches them. */
export const useAfterAct = (): (() => void) => {
  const queries = useQueryClient();
  return useCallback(() => lookAgain(queries), [queries]);
};

const lookAgain = (queries: QueryClient): void => {
  for (const after of LOOKS_AFTER_AN_ACT_MS) {
    setTimeout(() => void queries.invalidateQueries({ predicate: ({ meta }) => meta?.['live'] !== false }), after);
  }
};
