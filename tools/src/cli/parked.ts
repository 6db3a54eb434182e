import type { ServiceName } from '@mingjian/contracts';
import type { ParkedEvent, Replayed } from '@mingjian/service-kit';
import { table, type Answer } from './answer.js';
import { UsageError } from './command-line.js';
import type { Operator } from './operator.js';

interface Placed extends ParkedEvent {
  readonly service: ServiceName;
}

const parkedIn = async (operator: Operator, services: readonly ServiceName[]): Promise<readonly Placed[]> =>
  (
    await Promise.all(
      services.map(async (service) => {
        const body = await operator.get<{ parked: readonly ParkedEvent[] }>(service, 'parked');
        return body.parked.map((event) => ({ service, ...event }));
      }),
    )
  ).flat();

const HEAD = ['SERVICE', 'KEY', 'SEQUENCE', 'TYPE', 'PARKED', 'REASON'];

const answerOf = (parked: readonly Placed[]): Answer => ({
  document: { parked },
  lines:
    parked.length === 0
      ? ['nothing is parked']
      : table(
          HEAD,
          parked.map(({ service, key, sequence, place, type, parkedAt, reason }) => [
            service,
            key,
            sequence ?? place ?? '',
            type ?? 'no event',
            parkedAt,
            reason,
          ]),
        ),
});

export const listParked = async (operator: Operator, services: readonly ServiceName[]): Promise<Answer> =>
  answerOf(await parkedIn(operator, services));

/** @throws UsageError for a key under which nothing is parked */
export const showParked = async (
  operator: Operator,
  services: readonly ServiceName[],
  key: string,
): Promise<Answer> => {
  const found = (await parkedIn(operator, services)).filter((parked) => parked.key === key);
  if (found.length === 0) throw new UsageError(`nothing is parked under ${key}; see parked list`);
  return answerOf(found);
};

/**
 * Lets each service deal again with what is parked there.
 * @param key of one thing; undefined: everything
 * @throws UsageError for a key under which nothing is parked
 */
export const replayParked = async (
  operator: Operator,
  services: readonly ServiceName[],
  key: string | undefined,
): Promise<Answer> => {
  const parked = (await parkedIn(operator, services)).filter((event) => key === undefined || event.key === key);
  if (key !== undefined && parked.length === 0) throw new UsageError(`nothing is parked under ${key}; see parked list`);
  const things = new Map(parked.map((event) => [`${event.service} ${event.key}`, event]));
  const replayed: (Replayed & { readonly service: ServiceName })[] = [];
  for (const { service, key: one } of things.values()) {
    replayed.push({ service, ...(await operator.post<Replayed>(service, 'replays', { key: one })) });
  }
  return {
    document: { replayed },
    lines:
      replayed.length === 0
        ? ['nothing is parked']
        : table(
            ['SERVICE', 'KEY', 'DEALT WITH', 'LEFT'],
            replayed.map(({ service, key: one, dealtWith, left }) => [service, one, dealtWith, left]),
          ),
    incomplete: replayed.some(({ left }) => left > 0),
  };
};
