import { grantEvents, organEvents, ruleEvents, type GrantEvent, type OrganEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  calendar,
  calendarRefusals,
  grants,
  grantsRefusals,
  organ,
  organRefusals,
  rules,
  rulesRefusals,
  type CalendarApproved,
  type CalendarCommand,
  type CalendarState,
  type GrantsCommand,
  type GrantsState,
  type OrganCommand,
  type OrganState,
  type RulesCommand,
  type RulesState,
  type RuleTableAnnounced,
} from './domain/index.js';

/** Only administrators of the whole city change the directory, so none of these belongs to one organ. */
const OF_THE_CITY = null;

export const organs: Aggregate<OrganCommand, OrganEvent, OrganState> = {
  name: 'organ',
  decider: organ,
  events: organEvents,
  refusals: organRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: () => OF_THE_CITY,
};

export const peoplesGrants: Aggregate<GrantsCommand, GrantEvent, GrantsState> = {
  name: 'grants',
  decider: grants,
  events: grantEvents,
  refusals: grantsRefusals,
  exists: (state) => state.sub !== null,
  organOf: () => OF_THE_CITY,
};

export const calendars: Aggregate<CalendarCommand, CalendarApproved, CalendarState> = {
  name: 'calendar',
  decider: calendar,
  events: ruleEvents,
  refusals: calendarRefusals,
  exists: (state) => state.version > 0,
  organOf: () => OF_THE_CITY,
};

export const ruleTables: Aggregate<RulesCommand, RuleTableAnnounced, RulesState> = {
  name: 'rules',
  decider: rules,
  events: ruleEvents,
  refusals: rulesRefusals,
  exists: (state) => state.version > 0,
  organOf: () => OF_THE_CITY,
};
