import { describe, expect, it } from '@jest/globals';
import { replyEvents } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import type { ReplyCommand } from './commands.js';
import { replyRefusals } from './refusals.js';
import { reply } from './reply.js';
import {
  after,
  barred,
  bytes,
  cleared,
  deliver,
  edited,
  expectReply,
  issue,
  NUMBER,
  prepare,
  REPLY,
  requestId,
  revoked,
  TODAY,
  withdrawn,
} from './testing/sample.js';

const ofReply = { reply: REPLY, application: REPLY, organ: 'transport' };
const to = (history: readonly ReplyCommand[], command: ReplyCommand) =>
  given(reply, ...after(...history)).when(command);
const code = (history: readonly ReplyCommand[], command: ReplyCommand) => to(history, command).refusal().code;
const types = (history: readonly ReplyCommand[], command: ReplyCommand) =>
  to(history, command)
    .events()
    .map(({ type }) => type);

const issued = [prepare(), issue(1), cleared(1)];

describe('the issue of a reply', () => {
  it('asks for exactly the bytes that review agreed to (review rule 8)', () => {
    expect(to([expectReply(), prepare()], issue(1)).events()).toEqual([
      {
        type: 'ReplyReleaseRequested',
        data: {
          ...ofReply,
          review: REPLY,
          proposal: 1,
          request: requestId(1),
          digest: bytes('a'),
          number: NUMBER,
          by: 'zhou',
        },
      },
    ]);
  });

  it('happens with the clearance, on the day it comes', () => {
    expect(to([prepare(), issue(1)], cleared(1, { today: '2026-03-03' })).events()).toEqual([
      {
        type: 'ReplyIssued',
        data: {
          ...ofReply,
          request: requestId(1),
          number: NUMBER,
          issuedOn: '2026-03-03',
          result: '3.1',
          articles: ['36-1'],
          digest: bytes('a'),
        },
      },
    ]);
  });

  it('is refused before review agreed, and the attempt is kept', () => {
    const early = to([expectReply()], issue(1));
    expect(early.refusal().code).toBe('reply.release.notReviewed');
    expect(early.recorded()).toEqual([
      {
        type: 'ReplyActRefused',
        data: { ...ofReply, act: 'RequestRelease', code: 'reply.release.notReviewed', by: 'zhou', on: TODAY },
      },
    ]);
  });

  it('is nothing to whoever drafted or edited, also as a deputy or through one', () => {
    expect(code([prepare()], issue(1, { by: 'bai' }))).toBe('reply.release.byDrafter');
    expect(code([prepare()], issue(1, { by: 'xu', actingFor: 'zhou' }))).toBe('reply.release.byDrafter');
    expect(code([prepare()], issue(1, { actingFor: 'xu' }))).toBe('reply.release.byDrafter');
  });

  it('needs a letter that still stands', () => {
    expect(code([prepare(), edited()], issue(1))).toBe('reply.release.superseded');
    expect(code([prepare(), withdrawn], issue(1))).toBe('reply.release.withdrawn');
    expect(code([expectReply(), withdrawn], issue(1))).toBe('reply.release.withdrawn');
    expect(code([prepare(), edited(), expectReply({ proposal: 2 })], issue(1))).toBe('reply.release.notReviewed');
  });

  it('happens once', () => {
    expect(code([prepare(), issue(1)], issue(2))).toBe('reply.release.pending');
    expect(code(issued, issue(2))).toBe('reply.release.alreadyIssued');
    expect(types(issued, cleared(1))).toEqual([]);
    expect(code(issued, cleared(2))).toBe('reply.clearance.notRequested');
    expect(code(issued, prepare({ proposal: 2 }))).toBe('reply.preparation.alreadyIssued');
  });

  it('has one number, also after a bar (page rule 8)', () => {
    const again = to([prepare(), issue(1), barred(1)], issue(2, { number: '另一号' })).events();
    expect(again[0]!.data).toMatchObject({ number: NUMBER });
    expect(code([prepare()], issue(1, { number: ' ' }))).toBe('reply.release.numberMissing');
  });

  it('is unknown where nothing came to review', () => {
    const unknown = given(reply).when(issue(1));
    expect(unknown.refusal().code).toBe('reply.state.unknown');
    expect(unknown.recorded()).toEqual([]);
  });
});

describe('the answer of review', () => {
  const asked = [prepare(), issue(1)];

  it('issues nothing that nobody asked for, and the attempt is kept', () => {
    const unasked = to([prepare()], cleared(1));
    expect(unasked.refusal().code).toBe('reply.clearance.notRequested');
    expect(unasked.recorded()).toHaveLength(1);
    expect(code(asked, cleared(2))).toBe('reply.clearance.notRequested');
  });

  it('for other bytes ends the request without an issue', () => {
    expect(to(asked, cleared(1, { digest: bytes('b') })).events()).toEqual([
      {
        type: 'ReplyReleaseBarred',
        data: { ...ofReply, request: requestId(1), code: 'reply.clearance.otherBytes' },
      },
    ]);
  });

  it('for a letter that was superseded meanwhile ends the request without an issue', () => {
    const superseded = [
      [...asked, edited()],
      [...asked, withdrawn],
      [...asked, edited(), prepare({ digest: bytes('b') })],
    ];
    for (const history of superseded) {
      expect(to(history, cleared(1)).events()).toEqual([
        {
          type: 'ReplyReleaseBarred',
          data: { ...ofReply, request: requestId(1), code: 'reply.clearance.superseded' },
        },
      ]);
    }
  });

  it('that bars the request frees the office to ask again', () => {
    expect(types(asked, barred(1))).toEqual(['ReplyReleaseBarred']);
    expect(types(asked, barred(2))).toEqual([]);
    expect(types([...asked, barred(1)], barred(1))).toEqual([]);
    expect(types([...asked, barred(1), issue(2)], cleared(2))).toEqual(['ReplyIssued']);
    expect(code([...asked, barred(1), issue(2)], cleared(1))).toBe('reply.clearance.notRequested');
  });

  it('revoked before it arrives issues nothing', () => {
    expect(types(asked, revoked(1, 'classified'))).toEqual(['ReplyReleaseBarred']);
    expect(code([...asked, revoked(1, 'classified')], cleared(1))).toBe('reply.clearance.notRequested');
  });
});

describe('a revocation after the issue', () => {
  it('stops the delivery', () => {
    for (const cause of ['classified', 'doubt', 'closed'] as const) {
      expect(types(issued, revoked(1, cause))).toEqual(['ReplyReleaseRevoked']);
      expect(code([...issued, revoked(1, cause)], deliver())).toBe('reply.delivery.revoked');
    }
  });

  it('is recorded once, also when the reply was delivered', () => {
    expect(types([...issued, deliver()], revoked(1, 'classified'))).toEqual(['ReplyReleaseRevoked']);
    expect(types([...issued, revoked(1, 'classified')], revoked(1, 'doubt'))).toEqual([]);
  });

  it('by an edit leaves the letter as it went out', () => {
    expect(types(issued, revoked(1, 'edited'))).toEqual([]);
    expect(types([...issued, revoked(1, 'edited')], deliver())).toEqual(['ReplyDelivered']);
  });
});

describe('a proposal', () => {
  it('edited before its issue is superseded, and reviewed again in the same stream', () => {
    const again = [prepare(), edited(), prepare({ digest: bytes('b'), drafters: ['xu', 'mo'] })];
    expect(code(again, issue(1, { by: 'mo' }))).toBe('reply.release.byDrafter');
    expect(to(again, issue(1)).events()[0]!.data).toMatchObject({ digest: bytes('b') });
  });

  it('edited in bytes that are not the letter is not superseded', () => {
    expect(types([prepare({ digest: bytes('b') })], edited())).toEqual([]);
    expect(types([expectReply()], edited())).toEqual([]);
    expect(given(reply).when(edited()).events()).toEqual([]);
  });

  it('edited or withdrawn after its issue stays issued', () => {
    const late = to(issued, edited());
    expect(late.refusal().code).toBe('reply.supersede.alreadyIssued');
    expect(late.recorded()).toEqual([]);
    expect(code(issued, withdrawn)).toBe('reply.supersede.alreadyIssued');
  });

  it('withdrawn is not prepared any more', () => {
    expect(code([prepare(), withdrawn], prepare())).toBe('reply.preparation.withdrawn');
    expect(types([prepare(), withdrawn], expectReply({ proposal: 2 }))).toEqual([]);
    expect(types([prepare(), withdrawn], withdrawn)).toEqual([]);
  });

  it('that is older than the known one changes nothing', () => {
    expect(types([prepare({ proposal: 2 })], prepare({ proposal: 1, digest: bytes('b') }))).toEqual([]);
    expect(types([prepare({ proposal: 2 })], expectReply({ proposal: 2 }))).toEqual([]);
  });
});

describe('the delivery', () => {
  it('is recorded with manner and day, once (235号)', () => {
    expect(to(issued, deliver()).events()).toEqual([
      { type: 'ReplyDelivered', data: { ...ofReply, manner: 'post', deliveredOn: TODAY } },
    ]);
    expect(code([...issued, deliver()], deliver())).toBe('reply.delivery.alreadyDelivered');
  });

  it('lies between the issue and today', () => {
    expect(code(issued, deliver({ deliveredOn: '2026-03-01' }))).toBe('reply.delivery.beforeIssue');
    expect(code(issued, deliver({ deliveredOn: '2026-03-03' }))).toBe('reply.delivery.inFuture');
    expect(types(issued, deliver({ deliveredOn: '2026-03-03', today: '2026-03-05' }))).toEqual(['ReplyDelivered']);
  });

  it('needs an issued reply, and the attempt is kept', () => {
    const early = to([prepare()], deliver());
    expect(early.refusal().code).toBe('reply.delivery.notIssued');
    expect(early.recorded()[0]!.data).toMatchObject({ act: 'Deliver', by: 'zhou' });
  });
});

describe('whatever arrives in whatever order', () => {
  const n = fc.integer({ min: 1, max: 2 });
  const digest = fc.constantFrom(bytes('a'), bytes('b'));
  const cause = fc.constantFrom('edited', 'closed', 'doubt', 'classified');
  const often = (arbitrary: fc.Arbitrary<ReplyCommand>) => ({ weight: 6, arbitrary });
  const seldom = (arbitrary: fc.Arbitrary<ReplyCommand>) => ({ weight: 1, arbitrary });
  const command: fc.Arbitrary<ReplyCommand> = fc.oneof(
    seldom(fc.record({ proposal: n }).map((change) => expectReply(change))),
    often(fc.record({ proposal: n, digest }).map((change) => prepare(change))),
    often(fc.tuple(n, fc.constantFrom('zhou', 'zhou', 'xu')).map(([request, by]) => issue(request, { by }))),
    often(fc.tuple(n, digest).map(([request, of]) => cleared(request, { digest: of }))),
    seldom(n.map(barred)),
    seldom(fc.tuple(n, cause).map(([request, why]) => revoked(request, why))),
    seldom(digest.map(edited)),
    seldom(fc.constantFrom(deliver(), deliver(), deliver(), withdrawn)),
  );

  it('nothing is issued but the bytes of a request, on a clearance that names both, once', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40, size: 'max' }), (commands) => {
        let state = reply.initialState;
        for (const next of commands) {
          const decision = reply.decide(next, state);
          const events = decision.kind === 'accepted' ? decision.events : decision.recorded;
          for (const event of events) replyEvents[event.type].schema.parse(event.data);
          if (decision.kind === 'refused') {
            expect(Object.keys(replyRefusals)).toContain(decision.refusal.code);
            expect(fold({ ...reply, initialState: state }, events)).toEqual(state);
          }
          for (const event of events) {
            if (event.type !== 'ReplyIssued') continue;
            count += 1;
            expect(state).toMatchObject({
              issued: null,
              letter: { digest: event.data.digest },
              request: { id: event.data.request, digest: event.data.digest },
            });
            expect(next).toMatchObject({
              type: 'ReceiveClearance',
              request: event.data.request,
              digest: event.data.digest,
            });
          }
          state = events.reduce(reply.evolve, state);
        }
      }),
      { numRuns: 500 },
    );
    expect(count).toBeGreaterThan(20);
  });
});
