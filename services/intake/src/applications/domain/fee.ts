import { addWorkdays, restartTerm } from '@mingjian/calendar';
import { accepted } from '@mingjian/core';
import { lapsed } from './closing.js';
import type { LapseFee, NoticeFee, PayFee, ReceiveFeeNotice } from './commands.js';
import { feeOf } from './fees.js';
import {
  dateOutOfOrder,
  numbered,
  refuse,
  sealed,
  whileHandling,
  whileOpen,
  type ApplicationDecision,
} from './guards.js';
import { caseOf, isPastDue, type ApplicationState, type Fee, type OpenCase } from './state.js';

/** 收费通知: demands the fee by one schedule, once, within the term; the clock stands until it is paid (国办函〔2020〕109号). */
export const noticeFee = (command: NoticeFee, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const { schedule, quantity, today, tariff } = command;
    if (open.fee) return refuse('application.fee.alreadyNoticed', { noticedOn: open.fee.noticedOn });
    return whileHandling(open, () => {
      if (isPastDue(open, today)) return refuse('application.fee.afterDue', { due: open.term.due });
      const amountYuan = feeOf(tariff, schedule, quantity);
      if (amountYuan === 0) return refuse('application.fee.nothingDue', { schedule, quantity });
      return accepted({
        type: 'FeeNoticed',
        data: { ...caseOf(open), schedule, quantity, amountYuan, noticedOn: today, ...numbered(command) },
        ...sealed(command),
      });
    });
  });

const whileUnpaid = (
  state: ApplicationState,
  act: (fee: Fee, open: OpenCase) => ApplicationDecision,
): ApplicationDecision =>
  whileOpen(state, (open) =>
    open.fee && open.fee.paidOn === null ? act(open.fee, open) : refuse('application.fee.notAwaited'),
  );

/** The applicant has the notice: the period to pay runs from the day after. */
export const receiveFeeNotice = (command: ReceiveFeeNotice, state: ApplicationState): ApplicationDecision =>
  whileUnpaid(state, (fee, open) => {
    const { receivedOn, today, calendar, terms } = command;
    if (fee.receivedOn !== null) {
      return refuse('application.fee.noticeAlreadyReceived', { receivedOn: fee.receivedOn });
    }
    return (
      dateOutOfOrder(receivedOn, fee.noticedOn, today) ??
      accepted({
        type: 'FeeNoticeReceived',
        data: {
          ...caseOf(open),
          receivedOn,
          payBy: addWorkdays(calendar, receivedOn, terms.feePayment).due,
          workdays: terms.feePayment,
        },
        ...sealed(command),
      })
    );
  });

/** The fee is paid: the term is counted anew from the day after. Whoever pays has the notice, recorded or not. */
export const payFee = (command: PayFee, state: ApplicationState): ApplicationDecision =>
  whileUnpaid(state, (fee, open) => {
    const { paidOn, amountYuan, today, calendar, terms } = command;
    if (amountYuan !== fee.amountYuan) return refuse('application.fee.otherAmount', { demanded: fee.amountYuan });
    if (fee.payBy !== null && paidOn > fee.payBy) return refuse('application.fee.tooLate', { payBy: fee.payBy });
    return (
      dateOutOfOrder(paidOn, fee.noticedOn, today) ??
      accepted({
        type: 'FeePaid',
        data: { ...caseOf(open), paidOn, amountYuan, term: restartTerm(calendar, open.term, paidOn, terms.reply) },
        ...sealed(command),
      })
    );
  });

/** The fee was not paid: the application counts as abandoned and is decided as 3.6.2. */
export const lapseFee = (command: LapseFee, state: ApplicationState): ApplicationDecision =>
  whileUnpaid(state, ({ payBy }, open) => {
    const { today } = command;
    if (payBy === null) return refuse('application.fee.noticeNotReceived');
    if (today <= payBy) return refuse('application.fee.stillOpen', { payBy });
    return accepted(
      { type: 'FeeLapsed', data: { ...caseOf(open), lapsedOn: today }, ...sealed(command) },
      lapsed(open, '3.6.2', 'feeLapse', command),
    );
  });
