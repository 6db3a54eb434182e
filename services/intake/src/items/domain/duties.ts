import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { ItemDuty, ItemEvent, Relation } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decision } from '@mingjian/core';
import type { DutyTerm, ItemCommand } from './commands.js';
import { refuseAct } from './guards.js';
import type { Duty, ProposedItem } from './state.js';

type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

/** The occasion of a published decision that can be revoked (双公示). */
const DECISION = 'licenceOrPenalty';

/**
 * A published penalty was altered, revoked, or found unlawful or void: within the term of that occasion it must be withdrawn, and the
 * reasons be published (Penalty Law Art 48). publish takes it down; until then that duty stands. The explanation is an item of its own,
 * which clarifies this one and is reviewed like any: the other duty stands until it is out, and the tombstone leads there.
 */
export const revokeDecision = (command: Command<'RevokeDecision'>, state: ProposedItem): Decision<ItemEvent> => {
  const { foundOn, today, finding, term } = command;
  if (!state.isOut) return refuseAct(command, state, 'item.revocation.notOut');
  if (state.occasion !== DECISION) return refuseAct(command, state, 'item.revocation.notADecision');
  if (dutyOf(state, 'withdrawal')) return refuseAct(command, state, 'item.revocation.alreadyOwed');
  if (foundOn > today) return refuseAct(command, state, 'item.revocation.inTheFuture', { today });
  if (!term) return refuseAct(command, state, 'item.revocation.termUnknown');
  return accepted(
    arisen(state, { duty: 'withdrawal', start: foundOn, finding, ...term }),
    ...(dutyOf(state, 'explanation') ? [] : [arisen(state, { duty: 'explanation', start: foundOn, ...term })]),
  );
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

/** It stays closed: it is to be assessed anew (Art 18). A revision that stays closed changes nothing of what is out. */
export const reassessmentOwed = (
  state: ProposedItem,
  start: string,
  term: DutyTerm | undefined,
): readonly ItemEvent[] => (term && !state.isOut ? [arisen(state, { duty: 'reassessment', start, ...term })] : []);

/** 定期评估: somebody looked at what stayed closed and found that its ground still holds; the next day for it begins to run (Art 18). */
export const reassess = (command: Command<'Reassess'>, state: ProposedItem): Decision<ItemEvent> => {
  const { item, organ, by, today, reassessment, personal } = command;
  if (state.phase !== 'notOpen')
    return refuseAct(command, state, 'item.reassessment.notClosed', { phase: state.phase });
  return accepted(
    { type: 'ItemReassessed', data: { item, organ, by, reassessedOn: today }, ...(personal && { personal }) },
    ...reassessmentOwed(state, today, reassessment),
  );
};

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

/** What the publication of an item that is about this one settles. */
const SETTLED_BY = { interprets: 'interpretation', clarifies: 'explanation' } as const satisfies Record<
  Relation,
  ItemDuty
>;

/** The duties after an event; what is taken down owes nothing but to say why, what is interpreted or explained is. */
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
      return duties.filter(({ duty }) => duty === 'explanation');
    // It is proposed again, or was looked at.
    case 'ItemRevised':
    case 'ItemReassessed':
      return duties.filter(({ duty }) => duty !== 'reassessment');
    case 'ItemReferredTo':
      return duties.filter(({ duty }) => duty !== SETTLED_BY[event.data.relation]);
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
