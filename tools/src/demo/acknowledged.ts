import { readFile } from 'node:fs/promises';
import { decodeEnvelope, serviceNames } from '@mingjian/contracts';
import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import type { Client } from '../client/index.js';
import { AUDITOR } from './set-up.js';

interface AcknowledgementLine {
  readonly answered?: string;
  readonly status?: number;
  /** An acknowledgement; other answers have another shape. */
  readonly body?: { readonly events?: unknown };
}

/** Ids of the events that the client was told of, by command. */
export type Acknowledged = ReadonlyMap<string, ReadonlySet<string>>;

/** A service's log, or a copy of it. */
export type ReadableLog = Pick<EventLog, 'source' | 'read'>;

export interface LogCheck {
  readonly acknowledgedEvents: number;
  readonly recordedEvents: number;
  /** Acknowledged and not in the logs. */
  readonly missing: readonly string[];
  /** In the logs more than once, or made by an acknowledged command beyond what was acknowledged. */
  readonly twice: readonly string[];
  /** Logs and streams with a gap, and the place. */
  readonly gaps: readonly string[];
}

const PAGE = 1000;

/** Reads the client's own file of commands and answers; a command that was answered twice counts once. */
export const readAcknowledged = async (file: string): Promise<Acknowledged> => {
  const acknowledged = new Map<string, ReadonlySet<string>>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const { answered, status = 0, body } = parseLine(line);
    if (answered !== undefined && status >= 200 && status < 300)
      acknowledged.set(answered, new Set(idsIn(body?.events)));
  }
  return acknowledged;
};

/** Compares what was acknowledged, event by event, with the logs of all services. */
export const checkLogs = async (acknowledged: Acknowledged, logs: readonly ReadableLog[]): Promise<LogCheck> => {
  const seen = new Set<string>();
  const twice: string[] = [];
  const gaps: string[] = [];
  for (const log of logs) {
    const versions = new Map<string, number>();
    let before = 0;
    for await (const { id, sequence, stream, version, body } of eventsOf(log)) {
      if (sequence !== before + 1) gaps.push(`${log.source} ${before + 1}`);
      if (version !== (versions.get(stream) ?? 0) + 1) gaps.push(`${stream} ${version}`);
      if (seen.has(id) || isBeyond(acknowledged, id, body)) twice.push(id);
      seen.add(id);
      versions.set(stream, version);
      before = sequence;
    }
  }
  const ids = [...acknowledged.values()].flatMap((events) => [...events]);
  return {
    acknowledgedEvents: ids.length,
    recordedEvents: seen.size,
    missing: ids.filter((id) => !seen.has(id)),
    twice,
    gaps,
  };
};

export const faultsIn = ({ missing, twice, gaps }: LogCheck): number => missing.length + twice.length + gaps.length;

/** @param where whose logs these are */
export const printLogs = (
  where: string,
  { acknowledgedEvents, recordedEvents, missing, twice, gaps }: LogCheck,
): void => {
  console.log(
    `${acknowledgedEvents} acknowledged events, ${recordedEvents} in ${where}: ${missing.length} missing, ${twice.length} twice, ${gaps.length} gaps`,
  );
  for (const [what, places] of Object.entries({ missing, twice, gaps })) {
    if (places.length > 0) console.log(`  ${what}: ${places.slice(0, 5).join(', ')}`);
  }
};

/** All events of a log, page by page. */
export async function* eventsOf(log: ReadableLog): AsyncGenerator<RecordedEvent> {
  for (let after = 0; ;) {
    const page = await log.read(after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.sequence;
  }
}

/** The record that reporting keeps of every service, by its public API. */
export const recordsOf = (client: Client): readonly ReadableLog[] =>
  serviceNames.map((source) => ({
    source,
    read: async (after, limit) => {
      const { body } = await client
        .as(AUDITOR)
        .get<{ events: RecordedEvent[] }>(`/api/reporting/v1/record/${source}/events?after=${after}&limit=${limit}`);
      return body.events;
    },
  }));

const isBeyond = (acknowledged: Acknowledged, id: string, body: string): boolean => {
  const told = acknowledged.get(decodeEnvelope(body).command.id);
  return told !== undefined && !told.has(id);
};

const idsIn = (events: unknown): readonly string[] =>
  Array.isArray(events) ? events.map((event: { readonly id: string }) => event.id) : [];

/** A line that a killed writer left half-written says nothing. */
const parseLine = (line: string): AcknowledgementLine => {
  try {
    return JSON.parse(line) as AcknowledgementLine;
  } catch {
    return {};
  }
};

/** How many events each service has recorded, and all together. */
export const countEvents = async (client: Client): Promise<number> => {
  const { body } = await client.get<Record<string, { sequence: number }>>('/api/reporting/v1/record');
  return Object.values(body).reduce((sum, { sequence }) => sum + sequence, 0);
};
