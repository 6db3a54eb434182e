import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { item, type ItemCommand } from './index.js';
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
