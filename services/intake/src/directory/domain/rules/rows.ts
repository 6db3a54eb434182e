import type { Role, RuleRow, TermName } from '@mingjian/contracts';
import { assertNever } from '@mingjian/core';
import type { RulesCommand } from './commands.js';
import type { RulesRefusal } from './refusals.js';

/** Why the rows of a table contradict each other or the law; undefined when they do not. */
export const faultOfRows = (command: RulesCommand): RulesRefusal | undefined => {
  if (command.rows.length === 0) return 'rules.rows.none';
  switch (command.table) {
    case 'terms':
      return faultOfTerms(command.rows, command.cityTerms);
    case 'reviewLevels':
      return faultOfLevels(command.rows);
    case 'indexPattern':
      return command.rows.length > 1 ? 'rules.rows.twice' : undefined;
    case 'documentPattern':
      return faultOfKeys(
        command.rows.map((row) => row.document),
        ['registration', 'reply'],
      );
    case 'remedyOutcomes':
      return faultOfKeys(command.rows.map((row) => `${row.group} ${row.finding}`));
    default:
      return assertNever(command);
  }
};

const faultOfKeys = (keys: readonly string[], needed: readonly string[] = []): RulesRefusal | undefined => {
  if (new Set(keys).size < keys.length) return 'rules.rows.twice';
  return needed.every((key) => keys.includes(key)) ? undefined : 'rules.rows.incomplete';
};

/** Whom a term binds: an organ may bind itself more tightly than the law does, but not others. */
const TERMS: Readonly<Record<TermName, 'organ' | 'others'>> = {
  reply: 'organ',
  extension: 'organ',
  correctionNotice: 'organ',
  correctionReply: 'others',
  feePayment: 'others',
  consultation: 'others',
  publication: 'organ',
  internalHandling: 'organ',
};

const faultOfTerms = (
  rows: readonly RuleRow<'terms'>[],
  cityTerms: readonly RuleRow<'terms'>[],
): RulesRefusal | undefined => {
  const fault = faultOfKeys(
    rows.map((row) => row.term),
    Object.keys(TERMS),
  );
  if (fault) return fault;
  const loosened = cityTerms
    .filter((law) => law.basis === 'law')
    .some((law) => {
      const own = rows.find((row) => row.term === law.term);
      if (!own) return false;
      return TERMS[law.term] === 'others' ? own.workdays !== law.workdays : own.workdays > law.workdays;
    });
  return loosened ? 'rules.terms.againstLaw' : undefined;
};

const REVIEWERS: ReadonlySet<Role> = new Set<Role>(['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader']);
/** A review without one of these is none: the section, secrecy (Secrets Law Art 35), and whoever answers for it. */
const NEEDED_REVIEWERS: readonly Role[] = ['sectionHead', 'secrecyReviewer', 'leader'];

const faultOfLevels = (rows: readonly RuleRow<'reviewLevels'>[]): RulesRefusal | undefined => {
  const levels = rows.map((row) => row.level).sort((a, b) => a - b);
  if (levels.some((level, index) => level !== index + 1)) return 'rules.levels.notInOrder';
  const roles = rows.map((row) => row.role);
  if (roles.some((role) => !REVIEWERS.has(role))) return 'rules.levels.notAReviewer';
  return NEEDED_REVIEWERS.every((role) => roles.includes(role)) ? undefined : 'rules.levels.missingDuty';
};
