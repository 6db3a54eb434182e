import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { ItemEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decision } from '@mingjian/core';
import type { DutyTerm, ItemCommand } from './commands.js';
import { refuseAct } from './guards.js';
import type { Duty, ProposedItem } from './state.js';

type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

/** The occasion of a published decision that can be revoked (双公示). */
const DECISION = 'licenceOrPenalty';

/**
 * A published penalty was altered, revoked, or found unlawful or void: it must be withdrawn within the term of that occasion, and the
 * tombstone says why (Penalty Law Art 48). publish takes it down; until then the duty stands.
 */
export const revokeDecision = (command: Command<'RevokeDecision'>, state: ProposedItem): Decision<ItemEvent> => {
  const { foundOn, today, finding, term } = command;
  if (!state.isOut) return refuseAct(command, state, 'item.revocation.notOut');
  if (state.occasion !== DECISION) return refuseAct(command, state, 'item.revocation.notADecision');
  if (dutyOf(state, 'withdrawal')) return refuseAct(command, state, 'item.revocation.alreadyOwed');
  if (foundOn > today) return refuseAct(command, state, 'item.revocation.inTheFuture', { today });
  if (!term) return refuseAct(command, state, 'item.revocation.termUnknown');
  return accepted(arisen(state, { duty: 'withdrawal', start: foundOn, finding, ...term }));
};

/** A document went out that is to be interpreted: by the last day of the term, unless it is already. */
export const interpretationOwed = (
  state: ProposedItem,
  publishedOn: string,
  term: DutyTerm | undefined,
): readonly ItemEvent[] =>
  term && state.publishedOn === null && !state.referredToBy.some(({ relation }) => relation === 'interprets')
    ? [arisen(state, { duty: 'interpretation', start: publishedOn, ...term })]
    : [];

/** What is about this item is on the portal; its later versions say nothing new. */
export const refer = (command: Command<'Refer'>, state: ProposedItem): Decision<ItemEvent> => {
  const { referring: by, relation, publishedOn } = command;
  if (state.referredToBy.some((other) => other.item === by && other.relation === relation)) return accepted();
  const { item, organ } = state;
  return accepted({ type: 'ItemReferredTo', data: { item, organ, by, relation, publishedOn } });
};

export const missDuty = (command: Command<'MissDuty'>, state: ProposedItem): Decision<ItemEvent> => {
  const { item, organ } = state;
  const owed = dutyOf(state, command.duty);
  if (!owed || owed.missed) return accepted();
  const { duty, due } = owed;
  if (command.today <= due) return refused(refusal('item.duty.stillRuns', { due }));
  return accepted({ type: 'ItemDutyMissed', data: { item, organ, duty, due } });
};

/** A calendar was approved: the duties that were counted in working days, where they moved. */
export const recomputedDuties = (calendar: WorkCalendar, state: ProposedItem): readonly ItemEvent[] =>
  state.duties.flatMap(({ duty, start, workdays, due: previousDue }): ItemEvent[] => {
    const { item, organ } = state;
    const due = workdays === null ? previousDue : addWorkdays(calendar, start, workdays).due;
    return due === previousDue ? [] : [{ type: 'ItemDutyRecomputed', data: { item, organ, duty, due, previousDue } }];
  });

/** The duties after an event; what is taken down owes nothing, what is interpreted is. */
export const dutiesAfter = (duties: readonly Duty[], event: ItemEvent): readonly Duty[] => {
  switch (event.type) {
    case 'ItemDutyArisen': {
      const { duty, start, workdays = null, due } = event.data;
      return [...duties, { duty, start, workdays, due, missed: false }];
    }
    case 'ItemDutyRecomputed':
      return duties.map((owed) => (owed.duty === event.data.duty ? { ...owed, due: event.data.due } : owed));
    case 'ItemDutyMissed':
      return duties.map((owed) => (owed.duty === event.data.duty ? { ...owed, missed: true } : owed));
    case 'ItemTakenDown':
      return [];
    case 'ItemReferredTo':
      return event.data.relation === 'interprets' ? duties.filter(({ duty }) => duty !== 'interpretation') : duties;
    default:
      return duties;
  }
};

const dutyOf = (state: ProposedItem, duty: Duty['duty']): Duty | undefined =>
  state.duties.find((owed) => owed.duty === duty);

const arisen = (
  { item, organ }: ProposedItem,
  data: Omit<Extract<ItemEvent, { type: 'ItemDutyArisen' }>['data'], 'item' | 'organ'>,
): ItemEvent => {
  const { workdays, ...rest } = data;
  return { type: 'ItemDutyArisen', data: { item, organ, ...rest, ...(workdays !== undefined && { workdays }) } };
};
