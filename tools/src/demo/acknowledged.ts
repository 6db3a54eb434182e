import { readFile } from 'node:fs/promises';
import { serviceNames } from '@mingjian/contracts';
import type { Client } from '../client/index.js';
import { AUDITOR } from './set-up.js';

interface AcknowledgementLine {
  readonly answered?: string;
  readonly status?: number;
  /** An acknowledgement; other answers have another shape. */
  readonly body?: { readonly events?: unknown };
}

interface RecordPage {
  readonly events: readonly { readonly id: string; readonly sequence: number }[];
}

export interface RecordCheck {
  readonly acknowledgedEvents: number;
  readonly recordedEvents: number;
  /** Acknowledged and not in the record. */
  readonly missing: readonly string[];
  /** In the record more than once. */
  readonly twice: readonly string[];
  /** Sources whose record has a gap, with the place. */
  readonly gaps: readonly string[];
}

const PAGE = 1000;

/** Compares the client's own file of acknowledgements, event by event, with the record that reporting keeps of every service. */
export const checkAcknowledgements = async (client: Client, file: string): Promise<RecordCheck> => {
  const acknowledged = new Set<string>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    if (line === '') continue;
    const { status = 0, body } = parseLine(line);
    if (status >= 200 && status < 300) for (const id of idsIn(body?.events)) acknowledged.add(id);
  }
  const seen = new Set<string>();
  const twice: string[] = [];
  const gaps: string[] = [];
  for (const source of serviceNames) {
    let after = 0;
    for (;;) {
      const { body } = await client
        .as(AUDITOR)
        .get<RecordPage>(`/api/reporting/v1/record/${source}/events?after=${after}&limit=${PAGE}`);
      for (const { id, sequence } of body.events) {
        if (sequence !== after + 1) gaps.push(`${source} ${after + 1}`);
        if (seen.has(id)) twice.push(id);
        seen.add(id);
        after = sequence;
      }
      if (body.events.length < PAGE) break;
    }
  }
  return {
    acknowledgedEvents: acknowledged.size,
    recordedEvents: seen.size,
    missing: [...acknowledged].filter((id) => !seen.has(id)),
    twice,
    gaps,
  };
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
