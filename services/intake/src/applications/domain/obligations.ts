import { addDays } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import type { ApplicationCommand, LapseFee, Law } from './commands.js';
import {
  isAwaitingCorrection,
  isAwaitingPayment,
  isTermRunning,
  pendingConsultations,
  type ApplicationState,
} from './state.js';

/** What the stream itself does on a day; a consultation is named by its id after the colon. */
export type ObligationKind =
  'correctionLapse' | 'feeLapse' | 'reasonsLapse' | 'termMissed' | `consultationLapse:${string}`;

export interface ApplicationObligation {
  readonly kind: ObligationKind;
  /** The first day on which the period is over: the calendar day after its last day. */
  readonly due: CivilDate;
}

/** Everything the application owes now; the timers table is derived from it. Nothing before registration or after the decision. */
export const obligationsOf = (state: ApplicationState): readonly ApplicationObligation[] => {
  if (state.phase !== 'open') return [];
  const { correction, fee, reasons, term, missedDue } = state;
  const obligations: ApplicationObligation[] = [];
  const dayAfter = (kind: ObligationKind, lastDay: CivilDate) => obligations.push({ kind, due: addDays(lastDay, 1) });
  if (correction && isAwaitingCorrection(state)) dayAfter('correctionLapse', correction.replyBy);
  if (fee?.payBy && isAwaitingPayment(state)) dayAfter('feeLapse', fee.payBy);
  if (reasons?.outcome === 'awaited') dayAfter('reasonsLapse', reasons.answerBy);
  for (const { id, answerBy } of pendingConsultations(state)) {
    if (answerBy !== null) dayAfter(`consultationLapse:${id}`, answerBy);
  }
  if (isTermRunning(state) && missedDue !== term.due) dayAfter('termMissed', term.due);
  return obligations;
};

const CONSULTATION_LAPSE = 'consultationLapse:';

/**
 * The command that meets an obligation; `kind` comes back from the timers table as text.
 * @throws RangeError for a kind that `obligationsOf` never gives.
 */
export const commandForObligation = (
  { kind }: { readonly kind: string },
  { today, by, calendar, terms, resultBases }: Pick<LapseFee, 'today' | 'by' | 'resultBases'> & Law,
): ApplicationCommand => {
  if (kind === 'correctionLapse') return { type: 'LapseCorrection', today, by, resultBases };
  if (kind === 'feeLapse') return { type: 'LapseFee', today, by, resultBases };
  if (kind === 'reasonsLapse') return { type: 'LapseReasons', today, by };
  if (kind === 'termMissed') return { type: 'MissTerm', today, by };
  if (kind.startsWith(CONSULTATION_LAPSE)) {
    const consultation = kind.slice(CONSULTATION_LAPSE.length);
    return { type: 'LapseConsultation', today, by, calendar, terms, consultation };
  }
  throw new RangeError(`not an obligation of an application: ${kind}`);
};
