import {
  reportSettings,
  reviewSteps,
  supervisionSteps,
  type Role,
  type RuleRow,
  type RuleTable,
  type TermName,
} from '@mingjian/contracts';
import { assertNever } from '@mingjian/core';
import { faultOfCodes, faultOfNodes, faultOfTopics } from './catalogue.js';
import type { RulesCommand } from './commands.js';
import { fault, faultOfKeys, type Fault } from './fault.js';
import { faultOfLetterTexts, faultOfRemedies } from './letters.js';
import { faultOfProvisions, faultOfReceiptBases, faultOfResultBases } from './results.js';
import { faultOfTariff } from './tariff.js';

/** Law of the whole city, of which an organ cannot have its own. What is listed later may refer to what is listed before. */
export const lawOfTheCity: readonly RuleTable[] = [
  'receiptBases',
  'provisions',
  'resultBases',
  'feeTariff',
  'publicationTerms',
  'remedies',
  'letterTexts',
  'disclosureClasses',
  'documentGenres',
  'documentTopics',
  'commentPeriods',
  'reportSettings',
  'supervisionTerms',
];

/**
 * What a release announces in a city that was never told of it: its law, what acts and letters cannot do without, and the catalogue of
 * whoever has none of their own.
 */
export const broughtAlong: readonly RuleTable[] = [
  ...lawOfTheCity,
  'remedyBodies',
  'warningLevels',
  'publicationNodes',
  'reportDates',
  'appraisalRules',
  'reassessment',
  'reviewTerms',
  'nodeContents',
];

/** Why the rows of a table contradict each other or the law; undefined when they do not. */
export const faultOfRows = (command: RulesCommand): Fault | undefined => {
  if (command.rows.length === 0) return fault('rules.rows.none');
  if (command.organ !== null && lawOfTheCity.includes(command.table)) return fault('rules.table.cityOnly');
  switch (command.table) {
    case 'terms':
      return faultOfTerms(command.rows, command.cityTerms);
    case 'receiptBases':
      return faultOfReceiptBases(command.rows);
    case 'provisions':
      return faultOfProvisions(command.rows, command.restedOn);
    case 'resultBases':
      return faultOfResultBases(command.rows, command.provisions);
    case 'feeTariff':
      return faultOfTariff(command.rows);
    case 'publicationTerms':
      return faultOfKeys(command.rows.map((row) => row.occasion));
    case 'remedies':
      return faultOfRemedies(command.rows, command.validFrom);
    case 'letterTexts':
      return faultOfLetterTexts(command.rows);
    case 'warningLevels':
      return faultOfKeys(command.rows.map((row) => row.to));
    case 'reassessment':
      return faultOfKeys(command.rows.map(() => 'everyDays'));
    case 'reviewTerms':
      return faultOfKeys(
        command.rows.map((row) => row.step),
        reviewSteps,
      );
    case 'nodeContents':
      return faultOfKeys(command.rows.map((row) => `${row.node} ${row.element}`));
    case 'commentPeriods':
      return faultOfKeys(command.rows.map((row) => row.matter));
    case 'disclosureClasses':
      return faultOfCodes(
        command.rows.map((row) => row.class),
        command.catalogue.used.classes,
      );
    case 'documentGenres':
      return faultOfCodes(
        command.rows.map((row) => row.genre),
        command.catalogue.used.genres,
      );
    case 'documentTopics':
      return faultOfTopics(command.rows, command.catalogue.used.topics);
    case 'publicationNodes':
      return faultOfNodes(command.rows, command.catalogue.known, command.organ);
    case 'reportDates':
      return faultOfKeys(command.rows.map((row) => `${row.report} ${row.duty}`));
    case 'reportSettings':
      return faultOfKeys(
        command.rows.map((row) => row.setting),
        reportSettings,
      );
    case 'supervisionTerms':
      return faultOfKeys(
        command.rows.map((row) => row.step),
        supervisionSteps,
      );
    case 'appraisalRules':
      return faultOfAppraisal(command.rows);
    case 'reviewLevels':
      return faultOfLevels(command.rows);
    case 'indexPattern':
    case 'remedyBodies':
      return command.rows.length > 1 ? fault('rules.rows.twice') : undefined;
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

const faultOfTerms = (rows: readonly RuleRow<'terms'>[], cityTerms: readonly RuleRow<'terms'>[]): Fault | undefined => {
  const faulty = faultOfKeys(
    rows.map((row) => row.term),
    Object.keys(TERMS),
  );
  if (faulty) return faulty;
  const loosened = cityTerms
    .filter((law) => law.basis === 'law')
    .filter((law) => {
      const own = rows.find((row) => row.term === law.term);
      if (!own) return false;
      return TERMS[law.term] === 'others' ? own.workdays !== law.workdays : own.workdays > law.workdays;
    });
  return loosened.length > 0 ? fault('rules.terms.againstLaw', { terms: loosened.map(({ term }) => term) }) : undefined;
};

const FULL_MARKS = 100;

const faultOfAppraisal = (rows: readonly RuleRow<'appraisalRules'>[]): Fault | undefined => {
  const twice = faultOfKeys(rows.map((row) => row.indicator));
  if (twice) return twice;
  const total = rows.reduce((sum, { most }) => sum + most, 0);
  return total === FULL_MARKS ? undefined : fault('rules.appraisal.notFullMarks', { total });
};

const REVIEWERS: ReadonlySet<Role> = new Set<Role>(['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader']);
/** A review without one of these is none: the section, secrecy (Secrets Law Art 35), and whoever answers for it. */
const NEEDED_REVIEWERS: readonly Role[] = ['sectionHead', 'secrecyReviewer', 'leader'];

const faultOfLevels = (rows: readonly RuleRow<'reviewLevels'>[]): Fault | undefined => {
  const levels = rows.map((row) => row.level).sort((a, b) => a - b);
  if (levels.some((level, index) => level !== index + 1)) return fault('rules.levels.notInOrder');
  const roles = rows.map((row) => row.role);
  if (roles.some((role) => !REVIEWERS.has(role))) return fault('rules.levels.notAReviewer');
  if (!NEEDED_REVIEWERS.every((role) => roles.includes(role))) return fault('rules.levels.missingDuty');
  const inHaste = rows.filter((row) => row.urgent).map((row) => row.role);
  return NEEDED_REVIEWERS.every((role) => inHaste.includes(role)) ? undefined : fault('rules.levels.skippedInHaste');
};
