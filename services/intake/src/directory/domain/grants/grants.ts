import type { GrantEvent, Role } from '@mingjian/contracts';
import { accepted, refusal, refused, uuidFrom, type Decider, type Decision, type RefusalFact } from '@mingjian/core';
import type { GrantsCommand } from './commands.js';
import type { GrantsRefusal } from './refusals.js';
import type { GrantGiven, GrantsState } from './state.js';

type Command<Type extends GrantsCommand['type']> = Extract<GrantsCommand, { type: Type }>;

const refuse = (code: GrantsRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** The id of a person's stream `grants-<id>`: a subject may hold characters that a stream name should not. */
export const grantsId = (sub: string): string => uuidFrom('grants', sub);

/** Streams `grants-<grantsId(sub)>`: what a person may do, where and how long (architecture rule 13). */
export const grants: Decider<GrantsCommand, GrantEvent, GrantsState> = {
  initialState: { sub: null, grants: new Map() },

  decide: (command, state) => (command.type === 'Give' ? give(command, state) : revoke(command, state)),

  evolve(state, { type, data }) {
    const known = type === 'GrantGiven' ? data : state.grants.get(data.grant);
    if (!known) return state;
    return { sub: data.sub, grants: new Map(state.grants).set(data.grant, { ...known, validTo: data.validTo }) };
  },
};

const give = (command: Command<'Give'>, state: GrantsState): Decision<GrantEvent> => {
  const { type: _, today, by, organStands, sectionStands, holderHolds, ...grant } = command;
  const code = wrongInItself(grant) ?? wrongForOthers({ today, by, organStands, sectionStands, holderHolds }, grant);
  if (code) return refuse(code);
  const others = [...state.grants.values()].filter((held) => overlap(held, grant));
  if (state.grants.has(grant.grant) || others.some((held) => sameRight(held, grant))) {
    return refuse('grant.giving.alreadyHeld');
  }
  const conflicting = others.find((held) => incompatible(held.role, grant.role));
  if (conflicting) return refuse('grant.duties.incompatible', { role: grant.role, held: conflicting.role });
  return accepted({ type: 'GrantGiven', data: grant });
};

/** Roles that a grant without organ may give: those whose work is the whole city. */
const CITY_WIDE: ReadonlySet<Role> = new Set<Role>(['administrator', 'auditor', 'service']);

const wrongInItself = (grant: GrantGiven): GrantsRefusal | undefined => {
  const { role, organ, section, scope, access, deputyFor, sub, validFrom, validTo } = grant;
  if (role === 'citizen') return 'grant.giving.citizenNeedsNone';
  if (organ === null && !CITY_WIDE.has(role)) return 'grant.giving.organMissing';
  if (section !== null && (organ === null || scope !== 'own')) return 'grant.section.onlyOwn';
  if ((role === 'auditor' || scope === 'mandate') && access !== 'read') return 'grant.access.onlyReading';
  if (deputyFor === sub) return 'grant.deputy.forOneself';
  if (validTo !== null && validTo <= validFrom) return 'grant.validity.endsBeforeStart';
  return undefined;
};

const wrongForOthers = (
  facts: Pick<Command<'Give'>, 'today' | 'by' | 'organStands' | 'sectionStands' | 'holderHolds'>,
  { sub, validFrom }: GrantGiven,
): GrantsRefusal | undefined => {
  if (facts.by === sub) return 'grant.giving.toOneself';
  // A right that began yesterday would make yesterday's act lawful afterwards.
  if (validFrom < facts.today) return 'grant.validity.startsInThePast';
  if (!facts.organStands) return 'grant.giving.unknownOrgan';
  if (!facts.sectionStands) return 'grant.section.unknown';
  if (!facts.holderHolds) return 'grant.deputy.holderDoesNotHold';
  return undefined;
};

const overlap = (a: GrantGiven, b: GrantGiven): boolean =>
  (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);

const sameRight = (a: GrantGiven, b: GrantGiven): boolean =>
  a.role === b.role &&
  a.organ === b.organ &&
  a.section === b.section &&
  a.scope === b.scope &&
  a.access === b.access &&
  a.deputyFor === b.deputyFor;

/** Administration and audit each stand alone (三员分立): who gives rights uses none, who audits has no part in the work. Who inspects never publishes. */
const incompatible = (held: Role, given: Role): boolean =>
  held !== given &&
  ([held, given].some((role) => role === 'administrator' || role === 'auditor') ||
    [held, given].every((role) => role === 'inspector' || role === 'publisher'));

const revoke = ({ grant, sub, validTo, today }: Command<'Revoke'>, state: GrantsState): Decision<GrantEvent> => {
  const held = state.grants.get(grant);
  if (!held) return refuse('grant.revocation.unknown');
  if (validTo < today) return refuse('grant.revocation.inThePast', { today });
  if (held.validTo !== null && held.validTo <= validTo) {
    return refuse('grant.revocation.alreadyEnded', { validTo: held.validTo });
  }
  return accepted({ type: 'GrantRevoked', data: { grant, sub, validTo } });
};
