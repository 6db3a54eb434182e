import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import type { Refer } from './commands.js';
import { review } from './review.js';
import {
  act,
  after,
  allLevels,
  bytes,
  ITEM,
  nothingFound,
  openItem,
  openReply,
  opinion,
  TODAY,
} from './testing/sample.js';

const refer: Refer = {
  type: 'Refer',
  ...act('luo'),
  role: 'secrecyReviewer',
  organ: 'transport',
  to: 'secrecyAdministration',
};
const notOpen = { opinion: 'notOpen', ground: '14-1', article: '14' } as const;

describe('levels of a review', () => {
  it('act in their order, and the last one decides on exactly these bytes (Art 17, review rule 1, review rule 3)', () => {
    const [, ...opinionsAndDecision] = after(openItem(), ...allLevels());
    expect(opinionsAndDecision.map(({ type }) => type)).toEqual([
      'OpinionGiven',
      'OpinionGiven',
      'OpinionGiven',
      'OpinionGiven',
      'ReviewDecided',
    ]);
    expect(opinionsAndDecision.at(-1)!.data).toEqual({
      review: ITEM,
      organ: 'transport',
      thing: { kind: 'item', id: ITEM, proposal: 1 },
      section: 'roads',
      drafters: ['xu'],
      item: { category: '工作动态', visibility: 'public' },
      outcome: 'open',
      ground: null,
      article: null,
      result: null,
      articles: [],
      digest: bytes('a'),
      decidedOn: TODAY,
    });
  });

  it('are those of the organ, however many it has (review rule 1)', () => {
    const levels = [{ level: 7, role: 'leader', title: '局长' } as const];
    expect(after(openItem({ levels }), opinion(4)).at(-1)!.type).toBe('ReviewDecided');
  });

  it('confirm the proposed row of a reply by agreeing', () => {
    expect(after(openReply(), ...allLevels({ opinion: 'agree' })).at(-1)!.data).toMatchObject({
      outcome: 'agreed',
      result: '3.1',
      articles: ['36-1'],
    });
  });

  it('refuse a role whose turn it is not, and keep the attempt (review rule 1)', () => {
    const { refusal, recorded } = given(review, ...after(openItem())).when(opinion(2));
    expect(refusal()).toEqual({
      code: 'review.person.otherRole',
      facts: { level: 1, role: 'sectionHead', title: '科室负责人' },
    });
    expect(recorded()).toEqual([
      {
        type: 'ReviewActRefused',
        data: {
          review: ITEM,
          organ: 'transport',
          act: 'GiveOpinion',
          code: 'review.person.otherRole',
          by: 'he',
          on: TODAY,
        },
      },
    ]);
  });

  it('refuse people of another organ, and those of the whole city who are nobody’s own', () => {
    for (const organ of ['city', null]) {
      const { refusal } = given(review, ...after(openItem())).when(opinion(1, { organ }));
      expect(refusal().code).toBe('review.person.otherOrgan');
    }
  });

  it('take no opinion once decided', () => {
    const { refusal } = given(review, ...after(openItem(), ...allLevels())).when(opinion(4, { by: 'liang' }));
    expect(refusal()).toEqual({ code: 'review.state.decided', facts: { outcome: 'open' } });
  });

  it('keep nothing where there is no review', () => {
    const { refusal, recorded } = given(review).when(opinion(1));
    expect(refusal().code).toBe('review.state.unknown');
    expect(recorded()).toEqual([]);
  });

  it('refuse an opinion about bytes that were edited meanwhile (review rule 3)', () => {
    const { refusal } = given(review, ...after(openItem())).when(opinion(1, { digest: bytes('b') }));
    expect(refusal().code).toBe('review.opinion.otherBytes');
  });
});

describe('one person', () => {
  const second = after(openItem(), opinion(1));
  const secondLevel = (by: string, actingFor: string | null = null) =>
    given(review, ...second)
      .when(opinion(2, { by, actingFor }))
      .refusal().code;

  it('does not act at two levels (review rule 2)', () => {
    expect(secondLevel('fang')).toBe('review.person.actedBefore');
  });

  it('does not act again as deputy, nor through one (review rule 2, review rule 4)', () => {
    expect(secondLevel('fang', 'he')).toBe('review.person.actedBefore');
    expect(secondLevel('shi', 'fang')).toBe('review.person.actedBefore');
  });

  it('does not act after a deputy did so in their place (review rule 2, review rule 4)', () => {
    const history = after(openItem(), opinion(1, { by: 'shi', actingFor: 'he' }));
    expect(
      given(review, ...history)
        .when(opinion(2))
        .refusal().code,
    ).toBe('review.person.actedBefore');
  });

  it('does not review an own draft, nor through a deputy, nor in a deputy’s role (review rule 2)', () => {
    const history = after(openItem({ drafter: 'fang' }));
    const code = (by: string, actingFor: string | null) =>
      given(review, ...history)
        .when(opinion(1, { by, actingFor }))
        .refusal().code;
    expect(code('fang', null)).toBe('review.person.ownDraft');
    expect(code('shi', 'fang')).toBe('review.person.ownDraft');
    expect(code('fang', 'shi')).toBe('review.person.ownDraft');
  });

  it('does not review what they edited, also not a later proposal of it (review rule 2)', () => {
    const edit = {
      type: 'EditContent',
      today: TODAY,
      editor: 'fang',
      digest: bytes('b'),
      scan: nothingFound,
      staffing: null,
    } as const;
    const again = openItem({ thing: { kind: 'item', id: ITEM, proposal: 2 }, digest: bytes('c') });
    const history = after(openItem(), { ...edit, result: null, articles: [] });
    expect(
      given(review, ...history)
        .when(opinion(1))
        .refusal().code,
    ).toBe('review.person.ownDraft');
    const renewed = [
      ...history,
      ...given(review, ...history)
        .when(again)
        .events(),
    ];
    expect(
      given(review, ...renewed)
        .when(opinion(1))
        .refusal().code,
    ).toBe('review.person.ownDraft');
  });

  it('may act in the next round, since an edit made the first opinion void', () => {
    const edit = {
      type: 'EditContent',
      today: TODAY,
      editor: 'xu',
      digest: bytes('b'),
      result: null,
      scan: nothingFound,
      staffing: null,
    } as const;
    const history = after(openItem(), opinion(1), { ...edit, articles: [] });
    expect(
      given(review, ...history)
        .when(opinion(1))
        .events(),
    ).toHaveLength(1);
  });
});

describe('opinions', () => {
  const at = (level: 1 | 2 | 3 | 4, before: Partial<Parameters<typeof opinion>[1]>[] = []) => {
    const earlier = before.map((change, index) => opinion((index + 1) as 1 | 2 | 3, change ?? {}));
    return (change: Parameters<typeof opinion>[1]) =>
      given(review, ...after(openItem(), ...earlier)).when(opinion(level, change));
  };

  it('return the thing to its section at once', () => {
    expect(
      at(2, [{}])({ opinion: 'return' })
        .events()
        .map(({ type }) => type),
    ).toEqual(['OpinionGiven', 'ReviewDecided']);
  });

  it('not to open need a ground and its article (Art 5)', () => {
    expect(at(1)({ opinion: 'notOpen', ground: '14-1' }).refusal().code).toBe('review.opinion.groundMissing');
    expect(at(1)({ opinion: 'notOpen', article: '14' }).refusal().code).toBe('review.opinion.groundMissing');
    expect(at(1)(notOpen).events()).toHaveLength(1);
  });

  it('to open have no ground (Art 5)', () => {
    expect(at(1)({ ground: '14-1' }).refusal().code).toBe('review.opinion.groundNotExpected');
  });

  it('of an item are not those of a reply', () => {
    expect(at(1)({ opinion: 'agree' }).refusal().code).toBe('review.opinion.otherThing');
    const reply = given(review, ...after(openReply())).when(opinion(1, { opinion: 'open' }));
    expect(reply.refusal().code).toBe('review.opinion.otherThing');
  });

  it('below the last level are advice: all are heard, and the last one decides', () => {
    const decided = at(4, [notOpen, notOpen, {}])({ opinion: 'open' }).events().at(-1)!;
    expect(decided.data).toMatchObject({ outcome: 'open' });
    const closed = at(4, [{}, {}, {}])(notOpen).events().at(-1)!;
    expect(closed.data).toMatchObject({ outcome: 'notOpen', ground: '14-1', article: '14' });
  });

  it('are never wider than the secrecy review, but may return what it closed (S3, Secrets Law Art 35)', () => {
    const leader = at(4, [{}, {}, notOpen]);
    expect(leader({ opinion: 'open' }).refusal().code).toBe('review.opinion.widerThanSecrecy');
    expect(leader({ opinion: 'partlyOpen' }).refusal().code).toBe('review.opinion.widerThanSecrecy');
    expect(leader({ opinion: 'return' }).events().at(-1)!.data).toMatchObject({ outcome: 'returned' });
    expect(leader(notOpen).events().at(-1)!.data).toMatchObject({ outcome: 'notOpen' });
    const inPart = at(4, [{}, {}, { opinion: 'partlyOpen' }]);
    expect(inPart({ opinion: 'open' }).refusal().code).toBe('review.opinion.widerThanSecrecy');
    expect(inPart({ opinion: 'partlyOpen' }).events()).toHaveLength(2);
  });
});

describe('a referral to a higher authority (Art 17 ¶3, Secrets Law Art 25)', () => {
  const referred = after(openItem(), opinion(1), opinion(2), refer);
  const answered = (answer: 'mayOpen' | 'mustNotOpen') =>
    after(openItem(), opinion(1), opinion(2), refer, {
      type: 'AnswerReferral',
      ...act('he'),
      answer,
      answeredOn: TODAY,
    });

  it('holds the level until it is answered', () => {
    expect(
      given(review, ...referred)
        .when(opinion(3))
        .refusal().code,
    ).toBe('review.referral.pending');
    expect(
      given(review, ...referred)
        .when(refer)
        .refusal().code,
    ).toBe('review.referral.pending');
  });

  it('goes on at the same level with the same person', () => {
    expect(
      given(review, ...answered('mayOpen'))
        .when(opinion(3))
        .events(),
    ).toHaveLength(1);
  });

  it('keeps whoever referred from acting at another level', () => {
    const history = [
      ...answered('mayOpen'),
      ...given(review, ...answered('mayOpen'))
        .when(opinion(3, { by: 'qin' }))
        .events(),
    ];
    expect(
      given(review, ...history)
        .when(opinion(4, { by: 'luo' }))
        .refusal().code,
    ).toBe('review.person.actedBefore');
  });

  it('answered with a no leaves only what does not open', () => {
    const level = given(review, ...answered('mustNotOpen'));
    expect(level.when(opinion(3)).refusal().code).toBe('review.opinion.againstReferral');
    expect(level.when(opinion(3, { opinion: 'partlyOpen' })).refusal().code).toBe('review.opinion.againstReferral');
    expect(level.when(opinion(3, notOpen)).events()).toHaveLength(1);
  });

  it('answered with a no bars a reply that opens, and not one that refuses', () => {
    const answer = { type: 'AnswerReferral', ...act('he'), answer: 'mustNotOpen', answeredOn: TODAY } as const;
    const agree = opinion(1, { opinion: 'agree' });
    const ask: Refer = { ...refer, by: 'fang', role: 'sectionHead' };
    const opening = given(review, ...after(openReply(), ask, answer)).when(agree);
    expect(opening.refusal().code).toBe('review.opinion.againstReferral');
    const refusing = given(review, ...after(openReply({ result: '3.3.1' }), ask, answer)).when(agree);
    expect(refusing.events()).toHaveLength(1);
  });

  it('is answered once, between its day and today, by nobody who drafted', () => {
    const answer = { type: 'AnswerReferral', ...act('he'), answer: 'mayOpen' } as const;
    const code = (change: object) =>
      given(review, ...referred)
        .when({ ...answer, answeredOn: TODAY, ...change })
        .refusal().code;
    expect(code({ answeredOn: '2026-03-01' })).toBe('review.date.tooEarly');
    expect(code({ answeredOn: '2026-03-03' })).toBe('review.date.inFuture');
    expect(code({ by: 'xu' })).toBe('review.person.ownDraft');
    expect(
      given(review, ...answered('mayOpen'))
        .when({ ...answer, answeredOn: TODAY })
        .refusal().code,
    ).toBe('review.referral.none');
  });
});
