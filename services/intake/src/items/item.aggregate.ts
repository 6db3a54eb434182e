import { itemDuties, itemEvents, type ItemEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { item, itemRefusals, obligationsOf, type ItemCommand, type ItemState } from './domain/index.js';

/** Something a bureau must publish, as the engine sees it. */
export const items: Aggregate<ItemCommand, ItemEvent, ItemState> = {
  name: 'item',
  decider: item,
  events: itemEvents,
  refusals: itemRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  sectionOf: (state) => (state.phase === 'unknown' ? null : state.section),
  timers: {
    obligationsOf,
    commandFor: ({ kind }, { state, today, now }) => {
      const of = {
        item: state.phase === 'unknown' ? '' : state.item,
        organ: state.phase === 'unknown' ? '' : state.organ,
      };
      const duty = itemDuties.find((each) => each === kind);
      return duty ? { type: 'MissDuty', ...of, duty, today } : { type: 'MissTerm', ...of, today, now };
    },
  },
};
