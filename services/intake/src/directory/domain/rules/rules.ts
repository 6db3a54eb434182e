import type { RuleEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decider, type RefusalFact } from '@mingjian/core';
import type { RulesCommand } from './commands.js';
import type { RulesRefusal } from './refusals.js';
import { faultOfRows } from './rows.js';

export type RuleTableAnnounced = Extract<RuleEvent, { type: 'RuleTableAnnounced' }>;

export interface RulesState {
  /** 0 before the first announcement. */
  readonly version: number;
  readonly organ: string | null;
}

const refuse = (code: RulesRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** The id of a table's stream: `rules-<table>` for the city, `rules-<table>-<organ>` for an organ. */
export const rulesId = (table: RulesCommand['table'], organ: string | null): string =>
  organ === null ? table : `${table}-${organ}`;

/**
 * Streams `rules-<rulesId>`: a rule table by version (architecture rule 10). A change never reaches back: only the first version,
 * which says what was in force when the platform began, may be valid from a past day. What is in force already is no new version.
 */
export const rules: Decider<RulesCommand, RuleTableAnnounced, RulesState> = {
  initialState: { version: 0, organ: null },

  decide(command, state) {
    const { table, organ, validFrom, today, organStands, isInForce } = command;
    if (!organStands) return refuse('rules.organ.unknown', { organ });
    if (state.version > 0 && isInForce) return accepted();
    if (state.version > 0 && validFrom < today) return refuse('rules.validity.inThePast', { today });
    const fault = faultOfRows(command);
    if (fault) return refuse(fault.code, { table, ...fault.facts });
    const rows = command.rows.map((row) => ({ ...row }));
    return accepted({
      type: 'RuleTableAnnounced',
      data: { table, organ, version: state.version + 1, validFrom, rows },
    });
  },

  evolve: (_state, event) => ({ version: event.data.version, organ: event.data.organ }),
};
