import { describe, expect, it } from '@jest/globals';
import { approvedYears } from '@mingjian/calendar/testing';
import type { Pins, RuleRow, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { directoryOf, type DirectoryEvent } from '@mingjian/reference';
import { shippedRows, shippedTables } from '../shipped-rules.js';
import { application, type ApplicationCommand } from './domain/index.js';
import { act, handled } from './domain/testing/index.js';
import { lawFor, lawOfResults, tableFor } from './law.js';
import { recompute, type PinnedEvent } from './recomputation.js';

const announced = <Table extends RuleTable>(
  table: Table,
  rows: readonly RuleRow<Table>[],
  version: number,
  validFrom: CivilDate,
): DirectoryEvent => ({
  type: 'RuleTableAnnounced',
  data: { table, organ: null, version, validFrom, rows: rows.map((row) => ({ ...row })) },
});
const approved = (year: number, version: number, daysOff: string[]): DirectoryEvent => ({
  type: 'CalendarApproved',
  data: { region: 'CN', year, version, daysOff, makeUpWorkdays: [], source: '通知' },
});

const shippedLaw: readonly DirectoryEvent[] = [
  ...approvedYears.map((year): DirectoryEvent => ({
    type: 'CalendarApproved',
    data: {
      ...year,
      daysOff: [...year.daysOff],
      makeUpWorkdays: [...year.makeUpWorkdays],
      region: 'CN',
      source: '通知',
    },
  })),
  ...shippedTables().map(({ table, rows, validFrom }) => announced(table, rows, 1, validFrom)),
];

/** Another law from the middle of March 2026 on: every term shorter, every fee higher, other grounds, another calendar. */
const NEW_LAW: CivilDate = '2026-03-16';
const newLaw: readonly DirectoryEvent[] = [
  approved(2026, 2, ['2026-03-20']),
  announced(
    'terms',
    shippedRows('terms').map((row) => ({ ...row, workdays: row.workdays - 2 })),
    2,
    NEW_LAW,
  ),
  announced(
    'feeTariff',
    shippedRows('feeTariff').map((row) => ({ ...row, yuan: row.yuan * 2 })),
    2,
    NEW_LAW,
  ),
  announced(
    'resultBases',
    shippedRows('resultBases').map((row) =>
      row.provision === null ? row : { ...row, provision: `n${row.provision}` },
    ),
    2,
    NEW_LAW,
  ),
  announced(
    'receiptBases',
    shippedRows('receiptBases').map((row) => ({ ...row, basis: 'confirmed' as const })),
    2,
    NEW_LAW,
  ),
];

const before = directoryOf(shippedLaw);
const after = directoryOf([...shippedLaw, ...newLaw]);

/** Lives a case by the law of each day, as the acts and timers look it up, and keeps what they pin. */
const lived = (directory: typeof before, commands: readonly ApplicationCommand[]): readonly PinnedEvent[] =>
  commands.reduce<readonly PinnedEvent[]>((history, command) => {
    const past = history.map(({ event }) => event);
    const state = past.reduce(application.evolve, application.initialState);
    const { fields, pins } = lawOf(command, { directory, today: command.today, state });
    const events = given(application, ...past)
      .when({ ...command, ...fields } as ApplicationCommand)
      .events();
    return [...history, ...events.map((event) => ({ event, pins }))];
  }, []);

const lawOf = (command: ApplicationCommand, context: Parameters<typeof lawFor>[0]): { fields: object; pins: Pins } => {
  if (command.type === 'NoticeFee') {
    const { rows: tariff, pins } = tableFor('feeTariff', context);
    return { fields: { tariff }, pins };
  }
  if (command.type === 'ProposeReply') {
    const { rows: resultBases, pins } = tableFor('resultBases', context);
    return { fields: { resultBases }, pins };
  }
  const { law, pins } = command.type.startsWith('Lapse') ? lawOfResults(context) : lawFor(context);
  if (command.type !== 'Register') return { fields: law, pins };
  const { rows: receiptBases } = tableFor('receiptBases', context);
  const used = context.directory.countingPinsOn(['receiptBases', 'terms'], null, context.today);
  return { fields: { ...law, receiptBases }, pins: used };
};

const answered: readonly ApplicationCommand[] = [
  ...handled,
  act('NoticeCorrection', { today: '2026-03-04' }),
  act('ReceiveCorrection', { today: '2026-03-05' }),
  act('SendConsultation', { today: '2026-03-06' }),
  act('ReceiveConsultation', { today: '2026-03-09' }),
  act('AnswerConsultation', { today: '2026-03-11', answer: 'agrees' }),
  act('Extend', { today: '2026-03-11', days: 10 }),
  act('NoticeFee', { today: '2026-03-12', schedule: 'byItem', quantity: 51 }),
  act('ReceiveFeeNotice', { today: '2026-03-12' }),
  act('PayFee', { today: '2026-03-13', amountYuan: 400 }),
  act('ProposeReply', { today: '2026-03-13' }),
];
const unpaid: readonly ApplicationCommand[] = [
  ...handled,
  act('NoticeFee', { today: '2026-03-16' }),
  act('ReceiveFeeNotice', { today: '2026-03-17' }),
  act('LapseFee', { today: '2026-04-20' }),
];

const figures = (history: readonly PinnedEvent[], directory: typeof before) =>
  recompute(history, directory.rules).flatMap((event) =>
    event.figures.map((figure) => ({ type: event.type, ...figure })),
  );

describe('a case counted again by the versions that it pins', () => {
  const decided = lived(before, answered);

  it('gives what was recorded, before the law changed and after', () => {
    const counted = figures(decided, before);
    expect(counted.map(({ type, name }) => `${type}.${name}`)).toEqual([
      'ApplicationRegistered.receiptBasis',
      'ApplicationRegistered.term',
      'CorrectionNoticed.replyBy',
      'CorrectionReceived.term',
      'ConsultationReceived.answerBy',
      'ConsultationAnswered.term',
      'TermExtended.isWithinLimit',
      'TermExtended.term',
      'FeeNoticed.amountYuan',
      'FeeNoticeReceived.payBy',
      'FeePaid.term',
      'ReplyProposed.isAllowed',
    ]);
    expect(counted.filter(({ agrees }) => agrees !== true)).toEqual([]);
    expect(figures(decided, after)).toEqual(counted);
  });

  it('gives something else by another law, so that the pins are what holds it', () => {
    const forged = decided.map(({ event, pins }) => ({
      event,
      pins: { rules: pins.rules?.replaceAll('@1', '@2') ?? '', calendar: 'CN-2024.1+2025.1+2026.2' },
    }));
    const differing = figures(forged, after).filter(({ agrees }) => agrees === false);
    expect(differing.map(({ type, name }) => `${type}.${name}`)).toEqual([
      'ApplicationRegistered.receiptBasis',
      'ApplicationRegistered.term',
      'CorrectionNoticed.replyBy',
      'CorrectionReceived.term',
      'ConsultationReceived.answerBy',
      'ConsultationAnswered.term',
      'TermExtended.term',
      'FeeNoticed.amountYuan',
      'FeeNoticeReceived.payBy',
      'FeePaid.term',
      'ReplyProposed.isAllowed',
    ]);
  });

  it('goes on by the law of the day of each act: begun under the old, decided under the new', () => {
    const history = lived(after, unpaid);
    expect(history.map(({ event: { type, data } }) => ({ type, ...data }))).toMatchObject([
      { type: 'ApplicationSubmitted' },
      { type: 'ApplicationRegistered', term: { days: 20 } },
      { type: 'ApplicationAssigned' },
      { type: 'AssignmentAccepted' },
      { type: 'FeeNoticed', amountYuan: 760 },
      { type: 'FeeNoticeReceived', workdays: 18 },
      { type: 'FeeLapsed' },
      { type: 'ApplicationDecided', result: '3.6.2', articles: ['n42'] },
    ]);
    expect(history.at(-1)?.pins.rules).toBe(
      'letterTexts@1 provisions@1 remedies@1 remedyBodies@1 resultBases@2 terms@2',
    );
    expect(figures(history, after).filter(({ agrees }) => agrees !== true)).toEqual([]);
  });

  it('says of an event that pins nothing, as old ones do, that it cannot tell', () => {
    const old = decided.map(({ event }) => ({ event, pins: {} }));
    expect(new Set(figures(old, after).map(({ agrees }) => agrees))).toEqual(new Set([null]));
    expect(figures(old, after).some((each) => 'recomputed' in each)).toBe(false);
  });
});
