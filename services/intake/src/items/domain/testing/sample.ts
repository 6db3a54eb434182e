import type { ItemEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { item, type ItemCommand } from '../index.js';

/** Invented people, items and bytes for specs. */
export const of = { item: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'transport' };
export const review = 'b3bb189e-8bf9-4888-9912-ace4e6543002';
export const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;
export type Propose = Command<'Propose'>;

export const propose = (over: Partial<Propose> = {}): Propose => ({
  type: 'Propose',
  ...of,
  section: 'roads',
  by: 'wang',
  responsible: 'li',
  category: '规划计划',
  visibility: 'public',
  attribute: 'proactive',
  attributeGround: null,
  origin: 'made',
  carrier: 'officialDocument',
  documentNumber: '宿交发〔2024〕3号',
  manners: ['website'],
  formedOn: '2024-03-01',
  publishBy: '2024-03-29',
  digest: first,
  sectionStands: true,
  unit: 'workdays',
  today: '2024-03-04',
  ...over,
});
export const edit: Command<'Edit'> = { type: 'Edit', ...of, by: 'wang', today: '2024-03-05', digest: second };
export const withdraw: Command<'Withdraw'> = { type: 'Withdraw', ...of, by: 'wang', today: '2024-03-06' };
export const sendBack: Command<'Return'> = { type: 'Return', ...of, review, digest: first };
export const publish: Command<'Conclude'> = {
  type: 'Conclude',
  ...of,
  digest: first,
  outcome: 'published',
  concludedOn: '2024-03-20',
  ground: null,
  indexNumber: '014/2024-00001',
};
export const close: Command<'Conclude'> = { ...publish, outcome: 'notOpen', ground: '16-1', indexNumber: null };
export const revise: Command<'Revise'> = { type: 'Revise', ...of, by: 'wang', today: '2024-04-02', digest: second };
export const takeDown: Command<'TakeDown'> = {
  type: 'TakeDown',
  ...of,
  indexNumber: '014/2024-00001',
  reason: 'outdated',
  takenDownOn: '2024-04-01',
};
export const missTerm: Command<'MissTerm'> = { type: 'MissTerm', ...of, today: '2024-03-30' };

/** The events of commands that are all accepted, one after the other. */
export const after = (...commands: ItemCommand[]): readonly ItemEvent[] =>
  commands.reduce<readonly ItemEvent[]>(
    (history, command) => [
      ...history,
      ...given(item, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
export const phaseAfter = (...commands: ItemCommand[]) => fold(item, after(...commands)).phase;

export const filing = { node: 'basis', topic: '07-07', genre: 'notice' } as const;
export const refile = (node: string, filingFault?: Command<'Refile'>['filingFault']): ItemCommand => ({
  type: 'Refile',
  ...of,
  by: 'chen',
  today: '2024-04-02',
  filing: { ...filing, node },
  filingFault,
});

export const normative = { kind: 'normativeDocument', validTo: null, interpretation: true } as const;
export const interpretationTerm = { due: '2024-03-25', workdays: 3 };
export const interpreted: Command<'Refer'> = {
  type: 'Refer',
  ...of,
  referring: review,
  relation: 'interprets',
  publishedOn: '2024-03-22',
};
export const refusalOf = (history: readonly ItemEvent[], command: ItemCommand) =>
  given(item, ...history)
    .when(command)
    .refusal().code;
export const eventsOf = (history: readonly ItemEvent[], command: ItemCommand) =>
  given(item, ...history)
    .when(command)
    .events();
