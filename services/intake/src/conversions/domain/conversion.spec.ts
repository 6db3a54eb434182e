import { describe, expect, it } from '@jest/globals';
import type { ConversionEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { conversion, conversionRefusals, type ConversionCommand } from './index.js';

const of = { conversion: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'transport' };
const ONE = 'b3bb189e-8bf9-4888-9912-ace4e6543002';
const OTHER = 'c3bb189e-8bf9-4888-9912-ace4e6543002';
const ITEM = 'd3bb189e-8bf9-4888-9912-ace4e6543002';
const today = '2026-03-04';

const propose = (over: Partial<Extract<ConversionCommand, { type: 'Propose' }>> = {}): ConversionCommand => ({
  type: 'Propose',
  ...of,
  applications: [ONE, OTHER],
  proposedBy: 'organ',
  today,
  organStands: true,
  applicationsAreOwn: true,
  ...over,
});
const decide = (item: string | null, itemIsOwn = true): ConversionCommand => ({
  type: 'Decide',
  item,
  itemIsOwn,
  today,
});
const proposed: ConversionEvent = {
  type: 'ConversionProposed',
  data: { ...of, applications: [ONE, OTHER], proposedBy: 'organ', proposedOn: today },
};
const decided = (item: string | null): ConversionEvent => ({
  type: 'ConversionDecided',
  data: { ...of, item, decidedOn: today },
});

describe('what was given on application and may be published (Art 44)', () => {
  it('Art 44: several applications, or the wish of one applicant, are reason enough', () => {
    expect(given(conversion).when(propose()).events()).toEqual([proposed]);
    expect(
      given(conversion)
        .when(propose({ applications: [ONE], proposedBy: 'applicant' }))
        .events(),
    ).toHaveLength(1);
    const twice = propose({ applications: [ONE, ONE] });
    expect(given(conversion).when(twice).refusal().code).toBe('conversion.proposal.tooFew');
  });

  it('Art 44: is taken up as an item, which is reviewed like any other, or declined', () => {
    expect(given(conversion, proposed).when(decide(ITEM)).events()).toEqual([decided(ITEM)]);
    expect(given(conversion, proposed).when(decide(ITEM)).state()).toMatchObject({ phase: 'adopted', item: ITEM });
    expect(given(conversion, proposed).when(decide(null)).state()).toMatchObject({ phase: 'declined' });
  });

  it.each<[string, readonly ConversionEvent[], ConversionCommand, string]>([
    ['a second proposal', [proposed], propose(), 'proposal.alreadyMade'],
    ['an organ that is none', [], propose({ organStands: false }), 'proposal.organUnknown'],
    ['applications of others', [], propose({ applicationsAreOwn: false }), 'proposal.applicationUnknown'],
    ['a decision on nothing', [], decide(null), 'proposal.unknown'],
    ['a second decision', [proposed, decided(null)], decide(ITEM), 'decision.alreadyDecided'],
    ['an item of others', [proposed], decide(ITEM, false), 'decision.itemUnknown'],
  ])('Art 44: refuses %s', (_, history, command, code) => {
    expect(
      given(conversion, ...history)
        .when(command)
        .refusal().code,
    ).toBe(`conversion.${code}`);
  });

  it('has two texts for every refusal', () => {
    for (const { zh, en } of Object.values(conversionRefusals)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});
