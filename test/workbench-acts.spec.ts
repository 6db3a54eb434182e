import { describe, expect, it } from '@jest/globals';
import { permissions } from '@mingjian/identity';
import { intakeService } from '@mingjian/intake-service';
import { publishService } from '@mingjian/publish-service';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import type { Act } from '@mingjian/service-kit';
import { resultCodes } from '@mingjian/contracts';
import { bodyFor, type OfferedAct } from '../web/workbench/src/acts/act.js';
import { applicationActs, type ApplicationFile } from '../web/workbench/src/acts/applications.js';
import {
  auditActs,
  commissionAudit,
  findingActs,
  type AuditFile,
  type FindingFile,
} from '../web/workbench/src/acts/audits.js';
import { appraisalActs, beginAppraisal, freezeNew, type AppraisalFile } from '../web/workbench/src/acts/appraisals.js';
import {
  answerComment,
  consultationActs,
  openConsultation,
  type Consultation,
} from '../web/workbench/src/acts/consultations.js';
import { complaintActs, receiveComplaint, type ComplaintFile } from '../web/workbench/src/acts/complaints.js';
import {
  approveCalendar,
  establishOrgan,
  giveGrant,
  organActs,
  revokeGrant,
} from '../web/workbench/src/acts/directory.js';
import type { Field, Values } from '../web/workbench/src/acts/field.js';
import { itemActs, proposeItem, type ItemFile } from '../web/workbench/src/acts/items.js';
import { submitOnPaper } from '../web/workbench/src/acts/paper-entry.js';
import {
  confirmChannel,
  publicationActs,
  replyActs,
  type PendingChannel,
  type QueuedPublication,
  type QueuedReply,
} from '../web/workbench/src/acts/publishing.js';
import { draftReport } from '../web/workbench/src/acts/report-drafts.js';
import { reportActs, type ReportFile } from '../web/workbench/src/acts/reports.js';
import {
  inspectionActs,
  measureActs,
  measureOnComplaint,
  measureOnInspection,
  measureOnRectification,
  openInspection,
  orderOnComplaint,
  rectificationActs,
  type InspectionFile,
  type MeasureFile,
  type RectificationFile,
} from '../web/workbench/src/acts/supervision.js';
import { decidePersonalData, reviewActs, type ReviewFile } from '../web/workbench/src/acts/reviews.js';

const services = { intake: intakeService, review: reviewService, publish: publishService, reporting: reportingService };
const actOf = (service: keyof typeof services, name: string): Act | undefined =>
  services[service].modules.flatMap(({ acts }) => acts).find((act) => act.name === name);

const ID = '00000000-0000-4000-8000-000000000001';
const DAY = '2026-03-02';

const application = {
  version: 3,
  phase: 'open',
  application: ID,
  organ: 'transport',
  channel: 'web',
  applicantType: 'naturalPerson',
  submittedOn: DAY,
  assistance: 'none',
  fee: { amountYuan: 100, noticedOn: DAY, receivedOn: DAY, payBy: DAY, paidOn: null },
  consultations: [
    { id: ID, with: 'thirdParty', sentOn: DAY, receivedOn: null, answerBy: null, outcome: 'pending' },
    { id: ID, with: 'organ', sentOn: DAY, receivedOn: DAY, answerBy: DAY, outcome: 'pending' },
    { id: ID, with: 'thirdParty', sentOn: DAY, receivedOn: DAY, answerBy: DAY, outcome: 'objects' },
  ],
} satisfies ApplicationFile;

const review = (kind: string): ReviewFile => ({
  version: 3,
  review: ID,
  organ: 'transport',
  thing: { kind, id: ID },
  section: 'roads',
  item: null,
  drafters: [],
  levels: [{ level: 1, role: 'sectionHead' }],
  due: null,
  content: { digest: 'a'.repeat(64), result: '3.1', articles: [] },
  round: {
    opinions: [],
    participants: [],
    referredOn: null,
    answer: null,
    escalatedTo: null,
    personalData: [],
    outcome: null,
  },
  closedOn: null,
  doubts: [ID],
  secret: null,
  currentLevel: { level: 1, role: 'sectionHead' },
});

const report = {
  organ: 'transport',
  year: 2025,
  version: 1,
  organs: ['transport', 'harbour'],
} as unknown as ReportFile;
const channel: PendingChannel = {
  publication: ID,
  medium: 'press',
  organ: 'transport',
  indexNumber: '1',
  title: '标题',
  publishedOn: DAY,
};

const complaint = {
  ...{ version: 1, complaint: ID, organ: 'city', about: 'transport', kind: 'complaint' },
  ...{ phase: 'accepted', anonymous: true, extended: false },
} satisfies ComplaintFile;
const inspection = {
  ...{ version: 1, inspection: ID, organ: 'city', kind: 'inspection', organs: ['transport'], phase: 'open' },
  findings: {},
} satisfies InspectionFile;
const rectification = {
  ...{ version: 1, rectification: ID, organ: 'transport', orderedBy: 'city', phase: 'ordered' },
} satisfies RectificationFile;
const measure = {
  ...{ version: 1, measure: ID, organ: 'transport', takenBy: 'city', kind: 'publicCriticism', phase: 'taken' },
} satisfies MeasureFile;
const appraisal = {
  ...{ version: 1, phase: 'judging', organ: 'transport', year: 2026, appraiser: 'city', judged: {}, result: null },
} satisfies AppraisalFile;

interface Case {
  readonly act: OfferedAct<never>;
  readonly thing: unknown;
}
const cases: readonly Case[] = [
  ...applicationActs(resultCodes).map((act) => ({ act, thing: application })),
  ...reviewActs(review('reply')).map((act) => ({ act, thing: review('reply') })),
  ...reviewActs(review('item')).map((act) => ({ act, thing: review('item') })),
  { act: decidePersonalData([1, 2]), thing: review('reply') },
  ...replyActs.map((act) => ({ act, thing: {} as QueuedReply })),
  ...publicationActs.map((act) => ({ act, thing: {} as QueuedPublication })),
  { act: confirmChannel, thing: channel },
  ...itemActs.map((act) => ({ act, thing: {} as ItemFile })),
  { act: proposeItem, thing: undefined },
  { act: submitOnPaper, thing: undefined },
  ...reportActs(['C1']).map((act) => ({ act, thing: report })),
  { act: draftReport, thing: undefined },
  ...[establishOrgan, giveGrant, approveCalendar].map((act) => ({ act, thing: undefined })),
  { act: openConsultation, thing: undefined },
  ...[...consultationActs, answerComment(ID)].map((act) => ({ act, thing: {} as Consultation })),
  ...organActs.map((act) => ({ act, thing: { organ: 'transport' } })),
  { act: revokeGrant, thing: { grant: ID, sub: 'somebody' } },
  ...[receiveComplaint, openInspection, beginAppraisal, freezeNew].map((act) => ({ act, thing: undefined })),
  ...[...complaintActs, orderOnComplaint, measureOnComplaint].map((act) => ({ act, thing: complaint })),
  ...[...inspectionActs, measureOnInspection].map((act) => ({ act, thing: inspection })),
  ...[...rectificationActs, measureOnRectification].map((act) => ({ act, thing: rectification })),
  ...measureActs.map((act) => ({ act, thing: measure })),
  ...appraisalActs.map((act) => ({ act, thing: appraisal })),
  { act: commissionAudit, thing: undefined },
  ...auditActs.map((act) => ({ act, thing: { organs: ['transport'] } as unknown as AuditFile })),
  ...findingActs.map((act) => ({ act, thing: {} as FindingFile })),
] as readonly Case[];

/** What somebody might enter in a field; of a choice the option that the draw names. */
const entered = (field: Field, draw: number): unknown => {
  switch (field.kind) {
    case 'text':
      if (field.hint === 'hint.shortName') return 'short-name';
      if (field.min !== undefined) return '字'.repeat(field.min);
      return field.name.endsWith('email') ? 'a@example.org' : '文字'.slice(0, field.max);
    case 'longText':
      return '文字';
    case 'date':
      return DAY;
    case 'number':
      return draw % 2 === 0 ? field.min : field.max;
    case 'flag':
      return draw % 2 === 0;
    case 'choice':
      return field.codes[draw % field.codes.length];
    case 'choices':
      return [field.codes[draw % field.codes.length]];
    case 'section':
    case 'organ':
      return 'roads';
    case 'publication':
      return ID;
    case 'dates':
      return [DAY];
    case 'organs':
      return ['roads', 'harbour'];
    case 'files':
      return [{ name: '附表.xlsx', digest: 'a'.repeat(64), size: 10 }];
    case 'texts':
      return ['文字'];
    case 'rule':
      return field.many ? ['publishedLate'] : 'publishedLate';
    case 'provisions':
      return ['36-1'];
    case 'rows':
      return [Object.fromEntries(field.columns.map((column) => [column.name, entered(column, draw)]))];
  }
};
const valuesOf = (fields: readonly Field[], draw: number): Values =>
  Object.fromEntries(fields.map((field) => [field.name, entered(field, draw)]));

const DRAWS = 25;

describe('an act of the workbench', () => {
  it.each(cases.map(({ act, thing }) => [act.name, act, thing] as const))(
    '%s is one of the service, with its path, its permission and a body that it takes, whatever is chosen',
    (name, act, thing) => {
      const own = actOf(act.service, name);
      expect(own).toBeDefined();
      expect(own!.path).toBe(act.path);
      expect(own!.permission).toBe(act.permission);
      expect(permissions).toContain(act.permission);
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const body = bodyFor(act, valuesOf(act.fields, draw), thing as never);
        const { error } = own!.body.safeParse(JSON.parse(JSON.stringify(body)));
        expect([name, body, error?.issues ?? []]).toEqual([name, body, []]);
      }
    },
  );

  it('offers every act on an application that the service has, but for those that begin one', () => {
    const offered = new Set(applicationActs(resultCodes).map(({ name }) => name));
    // Those that begin an application, enter one afterwards or put its facts right have no form on its page.
    const elsewhere = [
      'application.submit',
      'application.splitOff',
      'application.takeOver',
      'application.correctFacts',
      'application.proposeLateEntry',
      'application.concludeLateEntry',
    ];
    const missing = intakeService.modules
      .flatMap(({ acts }) => acts)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('application.') && !offered.has(name) && !elsewhere.includes(name));
    expect(missing).toEqual([]);
  });

  it('offers every act of supervision and of audits', () => {
    const offered = new Set(cases.map(({ act }) => act.name));
    const all = [...intakeService.modules, ...reportingService.modules].flatMap(({ acts }) => acts);
    const missing = all
      .map(({ name }) => name)
      .filter(
        (name) => /^(complaint|inspection|rectification|measure|appraisal|audit)\./.test(name) && !offered.has(name),
      );
    expect(missing).toEqual([]);
  });
});
