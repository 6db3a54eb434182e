import { describe, expect, it } from '@jest/globals';
import { publicationEvents } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import type { PublicationCommand } from './commands.js';
import { publication } from './publication.js';
import { publicationRefusals } from './refusals.js';
import {
  after,
  barred,
  bytes,
  cleared,
  edited,
  expectItem,
  INDEX,
  ITEM,
  itemWithdrawn,
  prepare,
  publish,
  requestId,
  revoked,
  TODAY,
  withdraw,
} from './testing/sample.js';

const ofPublication = { publication: ITEM, item: ITEM, organ: 'transport' };
const to = (history: readonly PublicationCommand[], command: PublicationCommand) =>
  given(publication, ...after(...history)).when(command);
const code = (history: readonly PublicationCommand[], command: PublicationCommand) =>
  to(history, command).refusal().code;
const types = (history: readonly PublicationCommand[], command: PublicationCommand) =>
  to(history, command)
    .events()
    .map(({ type }) => type);

const published = [prepare(), publish(1), cleared(1)];

describe('the release of an item', () => {
  it('asks for exactly the bytes that review opened (review rule 8)', () => {
    expect(to([expectItem(), prepare()], publish(1)).events()).toEqual([
      {
        type: 'PublicationReleaseRequested',
        data: {
          ...ofPublication,
          review: ITEM,
          proposal: 1,
          request: requestId(1),
          digest: bytes('a'),
          indexNumber: INDEX,
          by: 'zhou',
        },
      },
    ]);
  });

  it('happens with the clearance, on the day it comes, which nobody can choose (page rule 2)', () => {
    expect(to([prepare(), publish(1)], cleared(1, { today: '2026-03-03' })).events()).toEqual([
      {
        type: 'ItemPublished',
        data: {
          ...ofPublication,
          request: requestId(1),
          indexNumber: INDEX,
          version: 1,
          title: '城南公路养护计划',
          category: '工作动态',
          visibility: 'public',
          digest: bytes('a'),
          publishedOn: '2026-03-03',
        },
      },
    ]);
  });

  it('is refused before review opened it, and the attempt is kept (prohibition 1)', () => {
    const early = to([expectItem()], publish(1));
    expect(early.refusal().code).toBe('publication.release.notReviewed');
    expect(early.recorded()).toEqual([
      {
        type: 'PublicationActRefused',
        data: {
          ...ofPublication,
          act: 'RequestRelease',
          code: 'publication.release.notReviewed',
          by: 'zhou',
          on: TODAY,
        },
      },
    ]);
  });

  it('is nothing to whoever drafted or edited, also as a deputy or through one', () => {
    expect(code([prepare()], publish(1, { by: 'bai' }))).toBe('publication.release.byDrafter');
    expect(code([prepare()], publish(1, { by: 'xu', actingFor: 'zhou' }))).toBe('publication.release.byDrafter');
    expect(code([prepare()], publish(1, { actingFor: 'xu' }))).toBe('publication.release.byDrafter');
  });

  it('needs a draft that still stands, in a scope that is not closed', () => {
    expect(code([prepare(), edited()], publish(1))).toBe('publication.release.superseded');
    expect(code([prepare(), itemWithdrawn], publish(1))).toBe('publication.release.withdrawn');
    expect(code([prepare(), edited(), expectItem({ proposal: 2 })], publish(1))).toBe(
      'publication.release.notReviewed',
    );
    expect(code([prepare({ visibility: 'closed' })], publish(1))).toBe('publication.release.closedScope');
  });

  it('of the same bytes waits for its answer, and happens once', () => {
    expect(code([prepare(), publish(1)], publish(2))).toBe('publication.release.pending');
    expect(code(published, publish(2))).toBe('publication.release.alreadyPublished');
    expect(types(published, cleared(1))).toEqual([]);
    expect(code(published, cleared(2))).toBe('publication.clearance.notRequested');
  });

  it('keeps the index number through bars, versions and withdrawals (page rule 3)', () => {
    const other = '另一索引号';
    const number = (history: readonly PublicationCommand[], request: number) =>
      to(history, publish(request, { indexNumber: other })).events()[0]!.data;
    expect(number([prepare(), publish(1), barred(1)], 2)).toMatchObject({ indexNumber: INDEX });
    expect(number([...published, prepare({ proposal: 2, digest: bytes('b') })], 2)).toMatchObject({
      indexNumber: INDEX,
    });
    expect(number([...published, withdraw()], 2)).toMatchObject({ indexNumber: INDEX });
    expect(code([prepare()], publish(1, { indexNumber: '' }))).toBe('publication.release.indexNumberMissing');
  });

  it('is unknown where nothing came to review', () => {
    expect(given(publication).when(publish(1)).refusal().code).toBe('publication.state.unknown');
    expect(given(publication).when(edited()).events()).toEqual([]);
  });
});

describe('the answer of review', () => {
  const asked = [prepare(), publish(1)];

  it('publishes nothing that nobody asked for, and the attempt is kept', () => {
    const unasked = to([prepare()], cleared(1));
    expect(unasked.refusal().code).toBe('publication.clearance.notRequested');
    expect(unasked.recorded()).toHaveLength(1);
  });

  it('for other or superseded bytes ends the request without a publication', () => {
    const ends = (history: readonly PublicationCommand[], command: PublicationCommand) =>
      to(history, command)
        .events()
        .map(({ type, data }) => [type, (data as { code?: string }).code]);
    expect(ends(asked, cleared(1, { digest: bytes('b') }))).toEqual([
      ['PublicationReleaseBarred', 'publication.clearance.otherBytes'],
    ]);
    for (const then of [edited(), itemWithdrawn, prepare({ digest: bytes('b') })]) {
      expect(ends([...asked, then], cleared(1))).toEqual([
        ['PublicationReleaseBarred', 'publication.clearance.superseded'],
      ]);
    }
  });

  it('that bars the request frees the office to ask again', () => {
    expect(types(asked, barred(2))).toEqual([]);
    expect(types([...asked, barred(1), publish(2)], cleared(2))).toEqual(['ItemPublished']);
  });

  it('revoked before it arrives publishes nothing', () => {
    expect(types(asked, revoked(1, 'doubt'))).toEqual(['PublicationReleaseBarred']);
    expect(code([...asked, revoked(1, 'doubt')], cleared(1))).toBe('publication.clearance.notRequested');
  });
});

describe('a published item', () => {
  const second = [...published, prepare({ proposal: 2, digest: bytes('b') }), publish(2)];

  it('gets a next version while the last one stays (page rule 9)', () => {
    expect(types(published, expectItem({ proposal: 2 }))).toEqual(['PublicationExpected']);
    expect(to(second, cleared(2, { digest: bytes('b') })).events()[0]!.data).toMatchObject({
      version: 2,
      indexNumber: INDEX,
      digest: bytes('b'),
    });
  });

  it('is withdrawn with a reason, and keeps its number', () => {
    expect(to(published, withdraw('incorrect')).events()).toEqual([
      {
        type: 'PublicationWithdrawn',
        data: { ...ofPublication, indexNumber: INDEX, reason: 'incorrect', withdrawnOn: TODAY },
      },
    ]);
    expect(code([...published, withdraw()], withdraw())).toBe('publication.withdrawal.notPublished');
  });

  it('leaves the portal when review revokes its clearance (review rule 6)', () => {
    const reason = (cause: 'edited' | 'closed' | 'doubt' | 'classified') =>
      to(published, revoked(1, cause)).events()[0]!.data;
    expect(reason('classified')).toMatchObject({ reason: 'barred', withdrawnOn: TODAY });
    expect(reason('doubt')).toMatchObject({ reason: 'barred' });
    expect(reason('edited')).toMatchObject({ reason: 'decisionRevoked' });
    expect(reason('closed')).toMatchObject({ reason: 'decisionRevoked' });
  });

  it('stays when the clearance of another version is revoked', () => {
    const both = [...second, cleared(2, { digest: bytes('b') })];
    expect(types(both, revoked(1, 'edited'))).toEqual([]);
    expect(types(both, revoked(2, 'edited'))).toEqual(['PublicationWithdrawn']);
    expect(types([...both, revoked(2, 'edited')], revoked(2, 'classified'))).toEqual([]);
  });

  it('may come back as a further version if review clears it again', () => {
    const again = [...published, revoked(1, 'classified'), publish(2)];
    expect(to(again, cleared(2)).events()[0]!.data).toMatchObject({ version: 2, digest: bytes('a') });
  });
});

describe('a proposal', () => {
  it('withdrawn is not prepared or expected any more', () => {
    expect(code([prepare(), itemWithdrawn], prepare())).toBe('publication.preparation.withdrawn');
    expect(types([prepare(), itemWithdrawn], expectItem({ proposal: 2 }))).toEqual([]);
    expect(types([prepare(), itemWithdrawn], itemWithdrawn)).toEqual([]);
  });

  it('edited in bytes that are not the draft is not superseded', () => {
    expect(types([prepare({ digest: bytes('b') })], edited())).toEqual([]);
  });

  it('that is older than the known one changes nothing', () => {
    expect(types([prepare({ proposal: 2 })], prepare({ proposal: 1, digest: bytes('b') }))).toEqual([]);
  });
});

describe('whatever arrives in whatever order', () => {
  const n = fc.integer({ min: 1, max: 2 });
  const digest = fc.constantFrom(bytes('a'), bytes('b'));
  const cause = fc.constantFrom('edited', 'closed', 'doubt', 'classified');
  const often = (arbitrary: fc.Arbitrary<PublicationCommand>) => ({ weight: 6, arbitrary });
  const seldom = (arbitrary: fc.Arbitrary<PublicationCommand>) => ({ weight: 1, arbitrary });
  const command: fc.Arbitrary<PublicationCommand> = fc.oneof(
    seldom(fc.record({ proposal: n }).map((change) => expectItem(change))),
    often(fc.record({ proposal: n, digest }).map((change) => prepare(change))),
    often(fc.tuple(n, fc.constantFrom('zhou', 'zhou', 'xu')).map(([request, by]) => publish(request, { by }))),
    often(fc.tuple(n, digest).map(([request, of]) => cleared(request, { digest: of }))),
    seldom(n.map(barred)),
    seldom(fc.tuple(n, cause).map(([request, why]) => revoked(request, why))),
    seldom(digest.map(edited)),
    seldom(fc.constantFrom(withdraw(), withdraw(), withdraw(), itemWithdrawn)),
  );

  it('nothing is published but the bytes of a request, on a clearance that names both, as the next version of one number (prohibition 1)', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40, size: 'max' }), (commands) => {
        let state = publication.initialState;
        let versions = 0;
        for (const next of commands) {
          const decision = publication.decide(next, state);
          const events = decision.kind === 'accepted' ? decision.events : decision.recorded;
          for (const event of events) publicationEvents[event.type].schema.parse(event.data);
          if (decision.kind === 'refused') {
            expect(Object.keys(publicationRefusals)).toContain(decision.refusal.code);
            expect(fold({ ...publication, initialState: state }, events)).toEqual(state);
          }
          for (const event of events) {
            if (event.type !== 'ItemPublished') continue;
            count += 1;
            versions += 1;
            const { request, digest: published, version, indexNumber } = event.data;
            expect([version, indexNumber]).toEqual([versions, INDEX]);
            expect(state).toMatchObject({ draft: { digest: published }, request: { id: request, digest: published } });
            expect(next).toMatchObject({ type: 'ReceiveClearance', request, digest: published });
          }
          state = events.reduce(publication.evolve, state);
        }
      }),
      { numRuns: 500 },
    );
    expect(count).toBeGreaterThan(20);
  });
});
