import { accepted } from '@mingjian/core';
import type { RecordWarningSent, Warn } from './commands.js';
import { sealed, type ApplicationDecision } from './guards.js';
import { caseOf, type ApplicationState } from './state.js';
import { warningOf } from './warnings.js';

/**
 * Raises what the table of levels asks for today, each once: for a due day, whether it is near or past, and for whom. A day that moved is warned of anew;
 * while the term does not run nobody is warned (Art 33).
 */
export const warn = ({ today, calendar, levels }: Warn, state: ApplicationState): ApplicationDecision => {
  const warning = warningOf(state, { calendar, levels, today });
  if (state.phase !== 'open' || !warning) return accepted();
  const { kind, due, workdaysLeft } = warning;
  const known = (state.warned ?? []).filter((earlier) => earlier.due === due && earlier.kind === kind);
  return accepted(
    ...warning.to
      .filter((to) => !known.some((earlier) => earlier.to === to))
      .map((to) => ({
        type: 'WarningRaised' as const,
        data: { ...caseOf(state), to, kind, due, workdaysLeft, raisedOn: today },
      })),
  );
};

/** Keeps that a warning went out, and to whom. Of a case that was decided meanwhile nobody needs it any more. */
export const recordWarningSent = (command: RecordWarningSent, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'open') return accepted();
  const { warning, recipients, ways, today } = command;
  return accepted({
    type: 'WarningSent',
    data: { ...caseOf(state), warning, recipients: [...recipients], ways: [...ways], sentOn: today },
    ...sealed(command),
  });
};
