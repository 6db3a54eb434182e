import {
  accessEvents,
  annualReportEvents,
  auditEvents,
  auditReadingEvents,
  comparisonEvents,
  findingEvents,
  personalReadingEvents,
  applicationEvents,
  appraisalEvents,
  complaintEvents,
  complaintReadingEvents,
  conversionEvents,
  consultationEvents,
  grantEvents,
  inspectionEvents,
  measureEvents,
  rectificationEvents,
  itemEvents,
  lateEntryEvents,
  openingEvents,
  organEvents,
  publicationEvents,
  recordCorrectionEvents,
  ratingEvents,
  registerEvents,
  remedyEvents,
  replyEvents,
  reportDutyEvents,
  readingEvents,
  reviewEvents,
  ruleEvents,
  tallyEvents,
  type EventDefinition,
} from '@mingjian/contracts';
import { fieldsOf } from './field-types.js';
import { fieldTable, generatedFrom, page } from './markdown.js';

interface Streams {
  readonly title: string;
  readonly names: string;
  readonly events: Readonly<Record<string, EventDefinition>>;
}

/** Every kind of stream with its events, by service in the order of the data. */
export const streams: readonly Streams[] = [
  { title: 'intake: applications 依申请公开', names: 'application-<id>', events: applicationEvents },
  { title: 'intake: late entries 补录', names: 'lateEntry-<id>', events: lateEntryEvents },
  { title: 'intake: items 公开事项', names: 'item-<id>', events: itemEvents },
  {
    title: 'intake: readings of personal data 查阅个人信息',
    names: 'personalReading-<id>',
    events: personalReadingEvents,
  },
  { title: 'intake: remedies 行政复议与诉讼', names: 'remedy-<id>', events: remedyEvents },
  { title: 'intake: complaints and suggestions 投诉举报与建议', names: 'complaint-<id>', events: complaintEvents },
  {
    title: 'intake: readings of complaints 查阅投诉内容',
    names: 'complaintReading-<id>',
    events: complaintReadingEvents,
  },
  { title: 'intake: record corrections 更正申请', names: 'recordCorrection-<id>', events: recordCorrectionEvents },
  { title: 'intake: conversions 依申请公开转主动公开', names: 'conversion-<id>', events: conversionEvents },
  { title: 'intake: tallies 业务数据', names: 'tally-<organ>-<year>', events: tallyEvents },
  { title: 'intake: registers 台账', names: 'register-<register>-<organ>', events: registerEvents },
  { title: 'intake: ratings 满意度评价', names: 'rating-<application>', events: ratingEvents },
  { title: 'intake: organs 机关', names: 'organ-<organ>', events: organEvents },
  { title: 'intake: grants 授权', names: 'grants-<hash of sub>', events: grantEvents },
  {
    title: 'intake: calendars and rule tables 工作日历与规则表',
    names: 'calendar-<region>-<year>, rules-<table>, rules-<table>-<organ>',
    events: ruleEvents,
  },
  { title: 'review: reviews 审查', names: 'review-<id>', events: reviewEvents },
  { title: 'review: readings 审阅', names: 'reading-<id>', events: readingEvents },
  { title: 'publish: replies 答复', names: 'reply-<id>', events: replyEvents },
  { title: 'publish: publications 发布', names: 'publication-<id>', events: publicationEvents },
  { title: 'publish: consultations 意见征集', names: 'consultation-<id>', events: consultationEvents },
  { title: 'reporting: opening balances 期初数', names: 'opening-<organ>-<year>', events: openingEvents },
  { title: 'reporting: annual reports 年度报告', names: 'report-<organ>-<year>-<version>', events: annualReportEvents },
  {
    title: 'reporting: duties to report 年度报告报送提醒',
    names: 'reportDuty-<organ>-<year>',
    events: reportDutyEvents,
  },
  { title: 'reporting: comparisons 统计数据复核', names: 'comparison-<id>', events: comparisonEvents },
  { title: 'reporting: audits 审计任务', names: 'audit-<id>', events: auditEvents },
  { title: 'reporting: findings 审计发现', names: 'finding-<id>', events: findingEvents },
  {
    title: 'reporting: readings of the past 审计查阅、追溯查阅',
    names: 'auditReading-<id>',
    events: auditReadingEvents,
  },
  { title: 'reporting: inspections 检查', names: 'inspection-<id>', events: inspectionEvents },
  { title: 'reporting: rectifications 整改', names: 'rectification-<id>', events: rectificationEvents },
  { title: 'reporting: measures 监督措施', names: 'measure-<id>', events: measureEvents },
  { title: 'reporting: appraisals 考核', names: 'appraisal-<organ>-<year>', events: appraisalEvents },
  ...Object.entries(accessEvents).map(([service, events]) => ({
    title: `${service}: refused reads 查阅被拒绝`,
    names: 'access-<id>',
    events,
  })),
];

/** docs/reference/event-catalogue.md: every event with its type on the wire, its kind and its fields. */
export const eventCatalogue = (): string =>
  page(
    generatedFrom('libs/contracts'),
    '# Event catalogue 事件目录',
    'Every event is an envelope (`libs/contracts/src/envelope.ts`, ADR [0004](../adr/0004-envelope-and-coordinates.md)) around the `data` below. ' +
      '**Contract** events may cause reactions in other services; **private** ones travel too, but only reporting reads them. ' +
      'Personal data are never in `data`: a “sealed field” lies in the vault, and the envelope carries its salted commitment. ' +
      'How to add one: [add-an-event](../how-to/add-an-event.md).',
    ...streams.flatMap(({ title, names, events }) => [
      `## ${title}`,
      `Streams \`${names}\`.`,
      ...Object.values(events).flatMap(eventSection),
    ]),
  );

const eventSection = ({ name, wireType, kind, summary, schema }: EventDefinition): readonly string[] => [
  `### ${name}`,
  `\`${wireType}\` · ${kind}`,
  summary,
  fieldTable(fieldsOf(schema), 'No fields.'),
];
