import { describe, expect, it } from '@jest/globals';
import { attachmentTypes, publicationEvents, sha256, type PublicationEvent } from '@mingjian/contracts';
import type { RecordedEvent } from '@mingjian/event-store';
import { NotInVault, VaultBroken } from '@mingjian/vault';
import * as item from '../../domain/testing/sample.js';
import { publicRecordOf } from './record.js';
import { Recomputing } from './recompute.js';
import { verificationOf, withdrawnVerification } from './verification.js';

const CONTENT = '{"text":"正文","title":"城南公路养护计划"}';
const FILE = '路段,里程\n';
const digest = sha256(CONTENT);
const file = { name: '附表.csv', digest: sha256(FILE), mediaType: attachmentTypes[4], size: 16 };
const clearance = { ...item.CLEARANCE, digest };

/** As the log has them: from sequence 101 on, each caused by an event of review. */
const recorded = (events: readonly PublicationEvent[]): readonly RecordedEvent[] =>
  events.map(({ type, data }, index) => ({
    ...{ source: 'publish', sequence: 101 + index, stream: `publication-${item.ITEM}`, version: index + 1 },
    recordedAt: new Date('2026-03-02T02:00:01Z'),
    id: item.requestId(900 + index),
    type: publicationEvents[type].wireType,
    body: JSON.stringify({ data, causationId: item.requestId(800 + index) }),
  }));
const out = (over: object = {}) => [
  item.prepare({ digest, ...over }),
  item.publish(1),
  item.cleared(1, { digest, attachments: [file], clearance }),
];

const stored = (kept: Readonly<Record<string, string | Error>>) => ({
  contents: {
    asked: 0,
    get(wanted: string) {
      this.asked += 1;
      const found = kept[wanted] ?? new NotInVault(wanted);
      return typeof found === 'string' ? Promise.resolve(Buffer.from(found)) : Promise.reject(found);
    },
  },
  now: () => new Date('2026-03-02T03:00:00Z'),
});
const verified = async (kept: Readonly<Record<string, string | Error>>, commands = out()) => {
  const { standing, history } = publicRecordOf(recorded(item.after(...commands)));
  const recomputation = await new Recomputing(stored(kept) as never).of(digest, [file.digest]);
  return verificationOf(item.INDEX, standing!, history, recomputation);
};
const whole = { [digest]: CONTENT, [file.digest]: FILE };

describe('what is kept of a document that is out', () => {
  it('is consistent with its clearance and its publication, which say where the record has them', async () => {
    expect(await verified(whole)).toEqual({
      indexNumber: item.INDEX,
      publication: item.ITEM,
      outcome: 'consistent',
      recomputedAt: '2026-03-02T03:00:00.000Z',
      algorithm: 'SHA-256',
      encoding: 'RFC 8785',
      digests: { recomputed: digest, cleared: digest, published: digest },
      files: [{ ...file, recomputed: file.digest, outcome: 'consistent' }],
      clearedAt: {
        source: 'review',
        stream: item.CLEARANCE.stream,
        sequence: 41,
        event: item.CLEARANCE.event,
        type: 'cn.mingjian.review.ReleaseCleared.v1',
        recordedAt: '2026-03-02T02:00:00.000Z',
      },
      publishedAt: {
        source: 'publish',
        stream: `publication-${item.ITEM}`,
        sequence: 103,
        event: item.requestId(902),
        type: 'cn.mingjian.publish.ItemPublished.v1',
        recordedAt: '2026-03-02T02:00:01.000Z',
      },
      history: [expect.objectContaining({ change: 'published', version: 1, digest, sequence: 103 })],
    });
  });

  it.each([
    ['the text is another', { ...whole, [digest]: `${CONTENT} ` }, 'inconsistent'],
    ['a file is another', { ...whole, [file.digest]: '路段' }, 'inconsistent'],
    ['what is sealed was changed', { ...whole, [digest]: new VaultBroken(digest) }, 'inconsistent'],
    ['a file is changed and the text is not there', { [file.digest]: new VaultBroken(file.digest) }, 'inconsistent'],
    ['a file is not there', { [digest]: CONTENT }, 'unverifiable'],
  ])('is not when %s', async (_, kept, outcome) => {
    expect(await verified(kept)).toMatchObject({ outcome });
  });

  it('is not when other bytes were cleared', async () => {
    const other = item.cleared(1, { digest, clearance: { ...clearance, digest: item.bytes('f') } });
    const [prepared, asked] = out();
    expect(await verified(whole, [prepared!, asked!, other])).toMatchObject({
      outcome: 'inconsistent',
      digests: { cleared: item.bytes('f') },
    });
  });

  it('is told with the event alone where its clearance was not noted yet', async () => {
    const [prepared, asked] = out();
    expect(await verified(whole, [prepared!, asked!, item.cleared(1, { digest })])).toMatchObject({
      outcome: 'consistent',
      digests: { cleared: null, published: digest },
      clearedAt: { source: 'review', event: item.requestId(802), stream: null, sequence: null, recordedAt: null },
    });
  });
});

describe('the public record of a publication', () => {
  it('has every version and withdrawal, and nothing of the people in them', () => {
    const events = item.after(
      ...out(),
      item.withdraw('incorrect'),
      item.prepare({ proposal: 2, digest: item.bytes('b') }),
      item.publish(2),
      item.cleared(2, { digest: item.bytes('b') }),
    );
    const { standing, history } = publicRecordOf(recorded(events));
    expect(history.map(({ change, sequence }) => [change, sequence])).toEqual([
      ['published', 103],
      ['withdrawn', 104],
      ['published', 107],
    ]);
    expect(standing?.data.version).toBe(2);
    expect(JSON.stringify(history)).not.toMatch(/zhou|xu|bai|"by"/);
  });

  it('has nothing of what was open inside the organ alone', () => {
    const inside = item.after(
      ...out({ visibility: 'internal' }),
      item.withdraw(),
      item.prepare({ proposal: 2, digest }),
      item.publish(2),
      item.cleared(2, { digest }),
    );
    expect(publicRecordOf(recorded(inside.slice(0, 4)))).toEqual({ standing: null, history: [] });
    expect(publicRecordOf(recorded(inside)).history.map(({ change }) => change)).toEqual(['published']);
  });

  it('stays of what was taken back, without anything of its bytes', () => {
    const record = publicRecordOf(recorded(item.after(...out(), item.withdraw())));
    expect(withdrawnVerification(item.INDEX, item.ITEM, record)).toMatchObject({
      outcome: 'withdrawn',
      recomputedAt: null,
      digests: { recomputed: null, cleared: null, published: null },
      files: [],
      history: [{ change: 'published' }, { change: 'withdrawn', reason: 'outdated', withdrawnOn: item.TODAY }],
    });
  });
});

describe('bytes', () => {
  it('are looked at once a minute, however many ask, and again after it or a failure', async () => {
    let now = 0;
    const kept = stored({ ...whole, down: new Error('disk') });
    const recomputing = new Recomputing(kept as never, () => now);
    await Promise.all(Array.from({ length: 5 }, () => recomputing.of(digest, [file.digest])));
    expect(kept.contents.asked).toBe(2);
    now = 60_000;
    await recomputing.of(digest, [file.digest]);
    expect(kept.contents.asked).toBe(4);
    await expect(recomputing.of('down', [])).rejects.toThrow('disk');
    await expect(recomputing.of('down', [])).rejects.toThrow('disk');
    expect(kept.contents.asked).toBe(6);
  });
});
