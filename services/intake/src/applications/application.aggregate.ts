import { applicationEvents, type ApplicationEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  application,
  applicationRefusals,
  commandForObligation,
  obligationsOf,
  type ApplicationCommand,
  type ApplicationState,
} from './domain/index.js';
import { lawOfResults } from './law.js';

/** The service itself, as the actor of what timers do. */
const SYSTEM = 'system:intake';

/** An application for disclosure as the engine sees it. */
export const applications: Aggregate<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  name: 'application',
  decider: application,
  events: applicationEvents,
  refusals: applicationRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
  sectionOf: (state) =>
    state.phase === 'open' ? (state.assignment?.section ?? null) : state.phase === 'closed' ? state.section : null,
  timers: {
    obligationsOf,
    commandFor: (obligation, context) => {
      const { law, pins } = lawOfResults(context);
      return { command: commandForObligation(obligation, { today: context.today, by: SYSTEM, ...law }), pins };
    },
  },
};
