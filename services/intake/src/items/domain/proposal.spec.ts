import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { item, obligationsOf, type ItemCommand } from './index.js';
import {
  after,
  eventsOf,
  filing,
  first,
  normative,
  propose,
  publish,
  refusalOf,
  review,
  revise,
} from './testing/sample.js';

describe('a revision', () => {
  it('may correct what the item says of itself, in the same words, by a new review', () => {
    const corrected: ItemCommand = { ...revise, digest: first, description: { documentNumber: '宿交发〔2024〕4号' } };
    const history = after(propose({ normative, filing }), publish, corrected);
    expect(history.at(-1)).toMatchObject({
      type: 'ItemRevised',
      data: { digest: first, description: { documentNumber: '宿交发〔2024〕4号', normative, filing } },
    });
    expect(fold(item, history)).toMatchObject({ description: { documentNumber: '宿交发〔2024〕4号' } });
    const same: ItemCommand = { ...revise, digest: first, description: { documentNumber: '宿交发〔2024〕3号' } };
    expect(eventsOf(after(propose(), publish), same)).toEqual([]);
    const without: ItemCommand = { ...revise, description: { documentNumber: null } };
    expect(refusalOf(after(propose({ normative }), publish), without)).toBe('item.normative.numberMissing');
    const over: ItemCommand = { ...revise, description: { normative: { ...normative, validTo: '2024-01-01' } } };
    expect(refusalOf(after(propose({ normative }), publish), over)).toBe('item.normative.endsBeforeItBegins');
  });
});

describe('an item that is about another one', () => {
  const about = { relation: 'interprets', item: review } as const;
  const occasion = 'interpretation';
  const subject = { wasPublished: true, interprets: false };

  it('interprets a document, by the term of that (政策解读, S21)', () => {
    expect(after(propose({ about, occasion, subject }))[0]).toMatchObject({ data: { about, occasion } });
    expect(refusalOf([], propose({ about, occasion, subject: null }))).toBe('item.about.unknown');
    expect(refusalOf([], propose({ about, subject }))).toBe('item.about.otherOccasion');
    expect(refusalOf([], propose({ occasion }))).toBe('item.about.documentMissing');
    const ofInterpretation = { about, occasion, subject: { ...subject, interprets: true } };
    expect(refusalOf([], propose(ofInterpretation))).toBe('item.about.ofInterpretation');
  });

  it('may be late on the day on which somebody writes it, which no clarification may', () => {
    expect(after(propose({ about, occasion, subject, publishBy: '2024-02-06' }))).toHaveLength(1);
    const clarifies = { relation: 'clarifies', item: review } as const;
    expect(refusalOf([], propose({ about: clarifies, subject, publishBy: '2024-02-06' }))).toBe(
      'item.proposal.dueBeforeFormed',
    );
  });

  it('clarifies only what was out (Art 6)', () => {
    const clarifies = { relation: 'clarifies', item: review } as const;
    expect(after(propose({ about: clarifies, subject }))).toHaveLength(1);
    const inside = { about: clarifies, subject: { ...subject, wasPublished: false } };
    expect(refusalOf([], propose(inside))).toBe('item.about.notPublished');
  });
});

describe('the organ that discloses an item', () => {
  const partner = { organ: 'water', agreedOn: '2024-03-01' };

  it.each([
    ['made', 'maker'],
    ['made', 'ownName'],
    ['obtained', 'holder'],
    ['obtained', 'firstObtainer'],
  ] as const)('of what was %s is so as its %s (Art 10, S15)', (origin, responsibility) => {
    const [proposed] = after(propose({ origin, responsibility }));
    expect(proposed).toMatchObject({ data: { origin, responsibility } });
    const other = { origin: origin === 'made' ? 'obtained' : 'made', responsibility } as const;
    expect(refusalOf([], propose(other))).toBe('item.responsibility.contradictsOrigin');
  });

  it('leads joint work, and names whom it was made with (Art 10)', () => {
    expect(refusalOf([], propose({ responsibility: 'lead' }))).toBe('item.responsibility.partnersMissing');
    const led = propose({ responsibility: 'lead', coordination: [partner] });
    expect(fold(item, after(led))).toMatchObject({
      description: { responsibility: 'lead', coordination: [partner] },
    });
  });

  it('has agreed before with every other organ that it involves (Art 11)', () => {
    expect(after(propose({ coordination: [partner] }))).toHaveLength(1);
    const tomorrow = { ...partner, agreedOn: '2024-03-05' };
    expect(refusalOf([], propose({ coordination: [tomorrow] }))).toBe('item.coordination.inFuture');
    expect(refusalOf([], propose({ coordination: [partner, partner] }))).toBe('item.coordination.organUnknown');
    expect(refusalOf([], propose({ coordination: [{ ...partner, organ: 'transport' }] }))).toBe(
      'item.coordination.organUnknown',
    );
    const unknown = propose({ coordination: [partner], unknownPartners: ['water'] });
    expect(refusalOf([], unknown)).toBe('item.coordination.organUnknown');
  });

  it('proposes what needs an approval once that is given (Art 11)', () => {
    const approval = { authority: '省交通运输厅', number: '批〔2024〕9号', approvedOn: '2024-03-04' };
    expect(refusalOf([], propose({ approvalAwaited: true }))).toBe('item.approval.missing');
    expect(after(propose({ approval }))[0]).toMatchObject({ data: { approval } });
    expect(refusalOf([], propose({ approval: { ...approval, approvedOn: '2024-03-05' } }))).toBe(
      'item.approval.inFuture',
    );
  });
});

describe('what was published elsewhere before (补录)', () => {
  const formerly = { formedOn: '2019-03-01', publishBy: '2019-03-29', originallyPublishedOn: '2019-03-12' };

  it('says so beside the date of its publication here, whose term is none that anybody missed', () => {
    const history = after(propose(formerly));
    expect(fold(item, history)).toMatchObject({ description: { originallyPublishedOn: '2019-03-12' } });
    expect(obligationsOf(fold(item, history))).toEqual([]);
    expect(obligationsOf(fold(item, after(propose())))).toEqual([{ kind: 'itemTerm', due: '2024-03-30' }]);
  });

  it('was so before today, and not before it was formed', () => {
    for (const originallyPublishedOn of ['2024-03-04', '2019-02-28']) {
      expect(refusalOf([], propose({ ...formerly, originallyPublishedOn }))).toBe('item.original.dayOutOfOrder');
    }
  });
});
