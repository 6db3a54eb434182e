import { readingEvents, type DomainEventOf, type PersonalField } from '@mingjian/contracts';
import { factAggregate } from '@mingjian/service-kit';
import { refusedRead, scenario, type Scenario } from '@mingjian/service-kit/testing';
import {
  act,
  allLevels,
  bytes,
  doubtId,
  idAndTelephone,
  ITEM,
  nothingFound,
  openItem,
  openReply,
  opinion,
  request,
  requestId,
  TODAY,
} from '../reviews/domain/testing/sample.js';
import { reviews } from '../reviews/review.aggregate.js';

type ReadingEvent = DomainEventOf<typeof readingEvents.ContentRead>;

const reason: readonly PersonalField[] = [
  { field: 'reason', subject: requestId(7), ref: requestId(8), commitment: 'c'.repeat(64) },
];
const edited = { editor: 'xu', digest: bytes('b'), result: null, articles: [], scan: nothingFound, staffing: null };

const atFirstLevel = { role: 'sectionHead', organ: 'transport', digest: bytes('a') } as const;

const inFile = { part: 'attachment', attachment: 1 } as const;

/** What the recorded histories of review are made from: the three prohibitions, each way round. */
export const scenarios: readonly Scenario[] = [
  scenario(reviews, 'cleared-and-edited', ITEM, [
    openItem(),
    request(1),
    opinion(1, { by: 'xu' }),
    ...allLevels({ personal: reason }),
    request(2),
    { type: 'EditContent', today: '2026-03-03', ...edited },
    { type: 'CloseReview', today: '2026-03-04' },
  ]),
  scenario(reviews, 'secret', ITEM, [
    openItem(),
    ...allLevels(),
    { type: 'RaiseDoubt', ...act('he'), doubt: doubtId(1), personal: reason },
    { type: 'ResolveDoubt', ...act('luo'), doubt: doubtId(1), finding: 'mayGoOut' },
    request(1),
    { type: 'Classify', ...act('luo'), level: 'workSecret' },
    { type: 'Declassify', ...act('luo') },
    { type: 'PermitOpening', ...act('qin') },
    request(2, { digest: bytes('f') }),
  ]),
  scenario(reviews, 'referred-and-returned', ITEM, [
    openReply({ due: '2026-03-30' }),
    opinion(1, { opinion: 'agree' }),
    {
      type: 'Refer',
      ...act('he'),
      role: 'officeReviewer',
      organ: 'transport',
      to: 'secrecyAdministration',
    },
    { type: 'AnswerReferral', ...act('he'), answer: 'mayOpen', answeredOn: TODAY },
    {
      type: 'Escalate',
      today: TODAY,
      staffing: {
        level: 2,
        organs: [
          { organ: 'transport', holders: [] },
          { organ: 'city', holders: [{ by: 'gao', actingFor: null }] },
        ],
      },
    },
    opinion(2, { opinion: 'return', organ: 'city' }),
    openReply({ thing: { kind: 'reply', id: ITEM, proposal: 2 }, due: '2026-03-30' }),
  ]),
  scenario(reviews, 'personal-data', ITEM, [
    openItem({ scan: idAndTelephone }),
    {
      type: 'DecidePersonalData',
      ...act('fang'),
      ...atFirstLevel,
      findings: [2],
      decision: 'lawful',
      personal: reason,
    },
    { type: 'DecidePersonalData', ...act('fang'), ...atFirstLevel, findings: [1], decision: 'remove' },
    {
      type: 'EditContent',
      today: TODAY,
      ...edited,
      scan: { scanner: 1, findings: [{ ...idAndTelephone.findings[1]!, finding: 1 }] },
    },
    ...allLevels().slice(0, 3),
    opinion(4),
    {
      type: 'DecidePersonalData',
      ...act('song'),
      role: 'leader',
      organ: 'transport',
      digest: bytes('b'),
      findings: [1],
      decision: 'lawful',
      personal: reason,
    },
    opinion(4),
    request(1, { digest: bytes('b') }),
  ]),
  scenario(reviews, 'findings-in-files', ITEM, [
    openItem({
      scan: {
        scanner: 2,
        findings: [
          { finding: 1, kind: 'mobile', ...inFile, place: 'hidden', page: 2, start: 3, end: 14, masked: '139****0001' },
          { finding: 2, kind: 'author', ...inFile, place: 'properties', start: 0, end: 3, masked: '张**' },
          { finding: 3, kind: 'hiddenContent', ...inFile, place: 'hidden', page: 2, start: 0, end: 0, masked: '×1' },
        ],
      },
    }),
    { type: 'DecidePersonalData', ...act('fang'), ...atFirstLevel, findings: [1, 2, 3], decision: 'remove' },
    { type: 'EditContent', today: TODAY, ...edited, scan: { scanner: 2, findings: [] } },
  ]),
  scenario(factAggregate<ReadingEvent>('reading', readingEvents), 'of-a-file', requestId(8), [
    {
      type: 'ContentRead',
      data: {
        review: ITEM,
        organ: 'transport',
        thing: { kind: 'item', id: ITEM, proposal: 1 },
        digest: bytes('a'),
        attachment: bytes('c'),
        purpose: 'opinion',
        by: 'he',
        actingFor: null,
        on: TODAY,
      },
    },
  ]),
  scenario(factAggregate<ReadingEvent>('reading', readingEvents), 'once', requestId(9), [
    {
      type: 'ContentRead',
      data: {
        review: ITEM,
        organ: 'transport',
        thing: { kind: 'item', id: ITEM, proposal: 1 },
        digest: bytes('a'),
        purpose: 'opinion',
        by: 'he',
        actingFor: null,
        on: TODAY,
      },
    },
  ]),
  refusedRead('review', 'review.file', 'review.read'),
];
