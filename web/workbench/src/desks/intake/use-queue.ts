import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { LOOK_AGAIN_MS } from '../../api/queries.js';
import { useDesk } from '../../app/context.js';
import { queryOf } from '../query-of.js';
import type { QueueSearch } from '../../app/router.js';

export interface QueuedApplication {
  readonly application: string;
  readonly organ: string;
  readonly stage: string;
  readonly number: string | null;
  readonly section: string | null;
  readonly handler: string | null;
  readonly coHandling: readonly string[];
  readonly channel: string;
  readonly applicantType: string;
  readonly submittedOn: string;
  readonly receiptDate: string | null;
  readonly due: string | null;
  readonly internalDue: string | null;
  readonly result: string | null;
  readonly workdaysLeft: number | null;
}

interface Page {
  readonly today: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly applications: readonly QueuedApplication[];
  readonly next: string | null;
}

const PAGE = 500;

/**
 * A queue page by page: what is still open, unless a stage is asked for or archived cases too. What is loaded is not asked for again and again: one small look (the counts) tells whether anything moved, and only
 * then are the pages read anew.
 */
export const useQueue = (search: QueueSearch) => {
  const { client } = useDesk();
  const queries = useQueryClient();
  const { archived, ...filters } = search;
  const open = filters.stage === undefined && archived === undefined ? '&open=true' : '';
  const filter = `${queryOf(filters)}${open}`;
  const key = ['intake', 'queue', filter];
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.get<Page>(`intake/applications?${filter}&limit=${PAGE}${pageParam && `&after=${pageParam}`}`, signal),
    getNextPageParam: ({ next }) => next,
  });
  const look = useQuery({
    queryKey: ['intake', 'queue-counts', filter],
    queryFn: ({ signal }) => client.get<Page>(`intake/applications?${filter}&limit=0`, signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const counts = look.data?.counts ?? pages.data?.pages[0]?.counts ?? {};
  // The client gives the very same object while the answer was 304.
  const seen = useRef(look.data);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== look.data) {
      void queries.invalidateQueries({ queryKey: ['intake', 'queue'] });
    }
    seen.current = look.data;
  }, [look.data, queries]);
  return { pages, counts, rows: pages.data?.pages.flatMap(({ applications }) => applications) ?? [] };
};
