import { startTerm } from '@mingjian/calendar';
import type { Channel, ReceiptBasis, RuleRow } from '@mingjian/contracts';
import { accepted, type CivilDate } from '@mingjian/core';
import type { Confirmation, IssueQueryCode, Register, Submit } from './commands.js';
import { dateOutOfOrder, refuse, sealed, whileOpen, type ApplicationDecision } from './guards.js';
import { arrivalOf, caseOf, type ApplicationState, type ReceivedCase } from './state.js';

const bringsPaper = (channel: Channel): boolean =>
  channel === 'counter' || channel === 'signedMail' || channel === 'ordinaryMail';

/** Somebody asks. A letter may have reached the organ before today; what is handed in or sent in comes today. */
export const submit = (command: Submit, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'absent') return refuse('application.state.alreadySubmitted');
  const { today, organ, organStands, channel, physicallyReceivedOn } = command;
  if (!organStands) return refuse('application.submission.organUnknown', { organ });
  if (!command.identityIsRight) return refuse('application.submission.identityInvalid');
  if (!bringsPaper(channel) && physicallyReceivedOn !== null) return refuse('application.submission.paperNotExpected');
  const received = bringsPaper(channel) ? (physicallyReceivedOn ?? today) : null;
  if (received !== null && received > today) return refuse('application.date.inFuture', { date: received, today });
  if (channel === 'counter' && received !== today) return refuse('application.submission.notCounterDay', { today });
  return accepted({
    type: 'ApplicationSubmitted',
    data: {
      ...caseOf(command),
      channel,
      applicantType: command.applicantType,
      submittedOn: today,
      physicallyReceivedOn: received,
      medium: command.medium,
      delivery: command.delivery,
      ...(command.needsAssistance && { needsAssistance: true as const }),
      ...(command.appliedBy === null ? { firstContact: command.by } : { appliedBy: command.appliedBy }),
      ...(command.followedBy !== null && { followedBy: command.followedBy }),
    },
    ...sealed(command),
  });
};

/** Whoever came on paper, or lost their code, gets one at any time: also after the reply, which they may want to fetch. */
export const issueQueryCode = ({ heldBy }: IssueQueryCode, state: ApplicationState): ApplicationDecision =>
  state.phase === 'absent'
    ? refuse('application.state.unknown')
    : accepted({ type: 'QueryCodeIssued', data: { ...caseOf(state), heldBy } });

/** Fixes the date of receipt by the rule of the channel, gives the number and starts the term (Arts 31, 33). */
export const register = (command: Register, state: ApplicationState): ApplicationDecision => {
  if (state.phase === 'open') return refuse('application.receipt.alreadyRegistered', { number: state.number });
  if (state.phase !== 'received') return whileOpen(state, () => accepted());
  const { confirmation, calendar, terms, today } = command;
  const basis = basisOf(command.receiptBases, state.channel);
  if (basis === 'confirmed' && confirmation === null) return refuse('application.receipt.confirmationMissing');
  if (basis !== 'confirmed' && confirmation !== null) return refuse('application.receipt.confirmationNotExpected');
  const receiptDate = receiptDateOf(state, confirmation);
  return (
    dateOutOfOrder(receiptDate, arrivalOf(state), today) ??
    accepted({
      type: 'ApplicationRegistered',
      data: {
        ...caseOf(state),
        applicantType: state.applicantType,
        channel: state.channel,
        number: command.number,
        receiptDate,
        receiptBasis: basis,
        confirmation,
        term: startTerm(calendar, receiptDate, terms.reply),
      },
      ...sealed(command),
    })
  );
};

/** What fixes the date of receipt on a channel. The table has every channel: one that misses any cannot be announced. */
export const basisOf = (rows: readonly RuleRow<'receiptBases'>[], channel: Channel): ReceiptBasis =>
  rows.find((row) => row.channel === channel)!.basis;

const receiptDateOf = (received: ReceivedCase, confirmation: Confirmation | null): CivilDate =>
  confirmation?.on ?? arrivalOf(received);
