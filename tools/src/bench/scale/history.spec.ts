import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, decodeEnvelope, encodeEnvelope, envelopeSchema, resultCodes } from '@mingjian/contracts';
import { seededCalendar } from '../../city/seeded-calendar.js';
import { History, type HistoryEvent } from './history.js';

const tell = async (events: number, seed = 1): Promise<HistoryEvent[]> =>
  [...new History({ events, seed, calendar: await seededCalendar() }).tell()].flat();

describe('the invented history', () => {
  let told: readonly HistoryEvent[];
  beforeAll(async () => {
    told = await tell(60_000);
  });

  it('holds events as the contracts have them, in the canonical bytes of the real encoder', () => {
    const wrong = told.flatMap(({ type, body }): unknown[] => {
      const envelope = decodeEnvelope(body);
      if (encodeEnvelope(envelope) !== body) return [body];
      const checked = [envelopeSchema.safeParse(envelope), catalogue.get(type)!.schema.safeParse(envelope.data)];
      return checked.flatMap(({ error }) => error?.issues ?? []);
    });
    expect(wrong).toEqual([]);
  });

  it('is a log of each service and a stream of each thing without gaps, recorded in order', () => {
    const heads = new Map<string, number>();
    const next = (key: string): number => heads.set(key, (heads.get(key) ?? 0) + 1).get(key)!;
    const times = new Map<string, number>();
    const wrong = told.filter(({ source, sequence, stream, version, recordedAt }) => {
      const before = times.get(source) ?? 0;
      times.set(source, recordedAt.getTime());
      return sequence !== next(source) || version !== next(stream) || recordedAt.getTime() < before;
    });
    expect(wrong).toEqual([]);
  });

  it('has every result, each decided after its receipt and once, and by lapse only what lapsed', () => {
    const results = new Set<unknown>();
    const decided = new Set<unknown>();
    for (const { type, body } of told) {
      if (!type.includes('.ApplicationDecided.')) continue;
      const { data } = decodeEnvelope(body);
      expect(decided.has(data['application'])).toBe(false);
      decided.add(data['application']);
      results.add(data['result']);
      expect(String(data['decidedOn']) >= String(data['receiptDate'])).toBe(true);
      expect(data['via'] === 'correctionLapse').toBe(data['result'] === '3.6.1');
      expect(data['via'] === 'feeLapse').toBe(data['result'] === '3.6.2');
    }
    expect([...results].sort()).toEqual([...resultCodes].sort());
  });

  it('is exactly as long as asked, and the same for the same seed only', async () => {
    const [one, same, other] = await Promise.all([tell(3_000, 7), tell(3_000, 7), tell(3_000, 8)]);
    expect(one).toHaveLength(3_000);
    expect(one.map(({ body }) => body)).toEqual(same.map(({ body }) => body));
    expect(one.map(({ body }) => body)).not.toEqual(other.map(({ body }) => body));
  });
});
