import { accepted } from '@mingjian/core';
import type { ChooseOtherForm } from './commands.js';
import { beforeReview, refuse, sealed, type ApplicationDecision } from './guards.js';
import { caseOf, type ApplicationState } from './state.js';

/**
 * 其他形式: the information is given in the form that was asked for, unless that would endanger its carrier or cost too much; then in electronic or
 * another suitable form, or to be read and copied on the spot (Art 40). The reply says so and why.
 */
export const chooseOtherForm = (command: ChooseOtherForm, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { medium, delivery, reason, today } = command;
    const inForce = open.form ?? command.asked;
    if (medium === inForce.medium && delivery === inForce.delivery) return refuse('application.form.same');
    return accepted({
      type: 'OtherFormChosen',
      data: { ...caseOf(open), chosenOn: today, medium, delivery, reason },
      ...sealed(command),
    });
  });
