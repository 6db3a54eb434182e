import { describe, expect, it } from '@jest/globals';
import type { OrganEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { organ, organRefusals, type OrganCommand, type OrganRefusal } from './index.js';

const data = {
  organ: 'transport',
  name: '交通运输局',
  englishName: 'Transport Bureau',
  code: '014',
  abbreviation: '宿交',
  level: 'department' as const,
  parent: 'city',
  supervising: false,
  sections: [{ id: 'roads', name: '公路科' }],
  validFrom: '2024-01-01',
};
const establish: OrganCommand = { type: 'Establish', ...data, parentStands: true, codeHolder: null };
const established: OrganEvent = { type: 'OrganEstablished', data };
const openSection: OrganCommand = {
  type: 'OpenSection',
  organ: 'transport',
  section: { id: 'ports', name: '港口科' },
  validFrom: '2024-06-01',
};
const abolish: OrganCommand = {
  type: 'Abolish',
  organ: 'transport',
  successors: ['traffic'],
  validTo: '2025-01-01',
  today: '2024-12-01',
  standingSuccessors: ['traffic'],
  childrenThen: ['port-office'],
};
const abolished: OrganEvent = {
  type: 'OrganAbolished',
  data: { organ: 'transport', successors: ['traffic'], validTo: '2025-01-01' },
};

describe('an organ', () => {
  it('is established with its sections', () => {
    expect(given(organ).when(establish).events()).toEqual([established]);
  });

  it('opens further sections', () => {
    const opened = given(organ, established).when(openSection);
    expect(opened.events()).toMatchObject([{ type: 'SectionOpened', data: { section: { id: 'ports' } } }]);
    expect(opened.state()).toMatchObject({ sections: ['roads', 'ports'] });
  });

  it('ends on a stated day and names its successors', () => {
    expect(given(organ, established).when(abolish).events()).toEqual([abolished]);
  });

  it('may end without successors when nothing is below it', () => {
    const alone = { ...abolish, successors: [], standingSuccessors: [], childrenThen: [] };
    expect(given(organ, established).when(alone).events()).toHaveLength(1);
  });

  const refusals: [OrganRefusal, readonly OrganEvent[], OrganCommand][] = [
    ['organ.record.unknown', [], openSection],
    ['organ.record.unknown', [], abolish],
    ['organ.record.abolished', [established, abolished], openSection],
    ['organ.record.abolished', [established, abolished], abolish],
    ['organ.establishment.alreadyEstablished', [established], establish],
    ['organ.establishment.alreadyEstablished', [established, abolished], establish],
    ['organ.establishment.ownParent', [], { ...establish, parent: 'transport' }],
    ['organ.establishment.unknownParent', [], { ...establish, parentStands: false }],
    ['organ.establishment.codeTaken', [], { ...establish, codeHolder: 'housing' }],
    [
      'organ.establishment.sectionTwice',
      [],
      { ...establish, sections: [...data.sections, { id: 'roads', name: '道路科' }] },
    ],
    ['organ.section.alreadyOpen', [established], { ...openSection, section: { id: 'roads', name: '公路科' } }],
    ['organ.section.beforeOrgan', [established], { ...openSection, validFrom: '2023-12-31' }],
    ['organ.abolition.inThePast', [established], { ...abolish, validTo: '2024-11-30' }],
    ['organ.abolition.beforeEstablished', [established], { ...abolish, validTo: '2024-01-01', today: '2023-12-01' }],
    ['organ.abolition.ownSuccessor', [established], { ...abolish, successors: ['transport'] }],
    ['organ.abolition.unknownSuccessor', [established], { ...abolish, standingSuccessors: [] }],
    ['organ.abolition.childrenWithoutSuccessor', [established], { ...abolish, successors: [] }],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(organ, ...history)
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set([...refusals.map(([code]) => code)])).toEqual(new Set(Object.keys(organRefusals)));
  });
});
