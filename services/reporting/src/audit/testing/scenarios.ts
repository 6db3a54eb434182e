import { auditReadingEvents, sha256, type AuditReadingEvent } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { factAggregate } from '@mingjian/service-kit';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import { audits, findings } from '../audit.aggregates.js';
import type { AuditCommand, FindingCommand } from '../domain/index.js';

const id = uuidFrom('audit scenario', 'audit');
const finding = uuidFrom('audit scenario', 'finding');
const population = ['a', 'b', 'c', 'd'].map((name) => uuidFrom('audit scenario', name));

export const commissioning: Extract<AuditCommand, { type: 'Commission' }> = {
  type: 'Commission',
  mandate: {
    ...{ audit: id, organ: 'city', organs: ['transport', 'water'], basis: '云审通〔2027〕3号', auditors: ['shen'] },
    ...{ period: { from: '2026-01-01', to: '2026-12-31' }, validFrom: '2027-03-01', validTo: '2027-06-01' },
  },
  outside: [],
  ...{ by: 'li', today: '2027-02-26' },
};
export const drawing: Extract<AuditCommand, { type: 'Draw' }> = {
  type: 'Draw',
  ...{ kind: 'application', organs: ['transport'], cut: { intake: 70, review: 44, publish: 20, reporting: 3 } },
  ...{ seed: '2027-03-02 08:00', size: 2, population, by: 'shen', today: '2027-03-02' },
};
export const finds: Extract<FindingCommand, { type: 'Find' }> = {
  type: 'Find',
  finding: {
    ...{ finding, audit: id, organ: 'transport', thing: { kind: 'application', id: population[0]! } },
    ...{ severity: 'defect', text: sha256('found'), answerBy: '2027-03-20' },
  },
  inForce: true,
  ...{ by: 'shen', today: '2027-03-03' },
};

const read: AuditReadingEvent = {
  type: 'AuditedThingRead',
  data: {
    ...{ audit: id, organ: 'transport', thing: { kind: 'application', id: population[0]! } },
    ...{ by: 'shen', on: '2027-03-03' },
  },
};

const replayed: AuditReadingEvent = {
  type: 'ThingReplayed',
  data: { organ: 'transport', thing: { kind: 'reply', id: population[1]! }, by: 'shen', on: '2027-03-04' },
};

/** What the recorded histories of audits are made from. */
export const auditScenarios: readonly Scenario[] = [
  scenario(audits, 'sampled-and-ended', id, [commissioning, drawing, { type: 'End', by: 'li', today: '2027-05-06' }]),
  scenario(findings, 'returned-and-closed', finding, [
    finds,
    { type: 'Answer', answer: sha256('answer'), by: 'qian', today: '2027-03-10' },
    { type: 'ReturnAnswer', reason: sha256('not yet'), answerBy: '2027-04-01', by: 'shen', today: '2027-03-12' },
    { type: 'Answer', answer: sha256('better'), by: 'qian', today: '2027-03-30' },
    { type: 'Close', outcome: 'remedied', reason: sha256('seen'), by: 'shen', today: '2027-04-02' },
  ]),
  scenario(
    factAggregate<AuditReadingEvent>('auditReading', auditReadingEvents),
    'application',
    uuidFrom('audit reading'),
    [read],
  ),
  scenario(
    factAggregate<AuditReadingEvent>('auditReading', auditReadingEvents),
    'replay',
    uuidFrom('audit reading', 'replay'),
    [replayed],
  ),
];
