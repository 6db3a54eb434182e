import { type LawChapter, type LawEntry } from '../entry.js';

type Rest = Partial<Pick<LawEntry, 'kind' | 'missing' | 'reason' | 'tables' | 'events'>>;

const of =
  (document: number) =>
  (number: number, zh: string, en: string, rest: Rest = {}): LawEntry => ({
    id: `S${number}`,
    zh,
    en,
    kind: 'code',
    source: `source document ${document}, requirement ${number}`,
    ...rest,
  });

const [plan, keyPoints, selfCheck, reports, deepening] = [of(0), of(1), of(2), of(3), of(4)] as const;

/** The 46 requirements of the five documents of bureaus that the product starts from. */
export const requirements: LawChapter = {
  title: '来源文件的四十六项要求 The 46 requirements of the source documents',
  source: 'five documents of bureaus (0–4)',
  entries: [
    plan(1, '主动公开十类目录', 'catalogue of ten public categories', {
      kind: 'data',
      tables: ['publicationNodes'],
      events: ['ItemProposed'],
    }),
    plan(2, '对内公开六类', 'six internal categories, scope internal', {
      events: ['ItemProposed', 'ItemRevised'],
    }),
    plan(3, '不予公开七类；未经批准不得扩大', 'seven closed categories, none widened without approval', {
      events: ['OpinionGiven', 'ReviewDecided'],
    }),
    plan(4, '五步流程', 'section proposes, head approves, secrecy review, publication, archive', {
      events: ['ItemProposed', 'OpinionGiven', 'ReviewDecided', 'ItemPublished', 'ItemConcluded'],
    }),
    plan(5, '六类渠道', 'six channels, several for an item', {
      events: ['ItemPublished', 'PublicationChannelConfirmed'],
    }),
    plan(6, '变更后十五个工作日内更新', 'changed content within 15 working days, with a list of what is overdue', {
      kind: 'data',
      tables: ['publicationTerms'],
      events: ['ItemRevised', 'ItemTermMissed'],
    }),
    plan(
      7,
      '领导小组、办公室、监察科、各科室的职责',
      'roles: leading group, office, inspector who publishes nothing, sections',
      { events: ['GrantGiven', 'OrganEstablished', 'RegisterEntryRecorded'] },
    ),
    plan(8, '网站和媒体发布由办公室统一安排', 'only the office publishes', { events: ['ItemPublished'] }),
    plan(9, '政务公开表与审批表', 'periodic list and approval form', {
      events: ['ItemProposed'],
    }),
    plan(10, '考核与整改', 'appraisal, recognition, rectification', {
      events: [
        'RectificationOrdered',
        'RectificationReported',
        'RectificationAccepted',
        'AppraisalConcluded',
        'RegisterEntryRecorded',
      ],
    }),
    plan(11, '三年目标', 'targets of several years', { events: ['RegisterEntryRecorded'] }),
    plan(12, '政务服务中心窗口', 'the service centre as a place of publication', {
      events: ['ItemPublished', 'PublicationChannelConfirmed'],
    }),
    keyPoints(13, '每日检查：错链、断链、内容混杂', 'daily check of links and mixed content', {
      missing: 'The day for it: findings are given when somebody looks. Links to other sites.',
    }),
    keyPoints(14, '依申请公开规范', 'applications: few refusals, standard replies, conversion, shorter terms', {
      kind: 'data',
      tables: ['terms', 'resultBases'],
      events: ['ApplicationAssigned', 'ApplicationDecided', 'ConversionDecided'],
    }),
    keyPoints(15, '谁批准、谁实施、谁制作，谁公开', 'who approves, implements or makes discloses', {
      events: ['ItemProposed'],
    }),
    keyPoints(16, '权力清单、责任清单', 'lists of powers and responsibilities, versioned', {
      events: ['RegisterEntryRecorded'],
    }),
    keyPoints(17, '任务与牵头单位', 'tasks with lead units', { events: ['RegisterEntryRecorded'] }),
    keyPoints(18, '决策预公开与意见采纳反馈', 'public consultation before a decision, and what became of opinions', {
      kind: 'data',
      tables: ['commentPeriods'],
      events: ['CommentPeriodOpened', 'CommentAnswered', 'DecisionMeetingHeld', 'CommentPeriodConcluded'],
    }),
    keyPoints(19, '预算、决算、三公经费', 'budgets to item level, three public expenses', {
      kind: 'data',
      tables: ['publicationTerms', 'nodeContents'],
    }),
    keyPoints(20, '重大项目', 'major projects from approval to inspection', {
      kind: 'data',
      tables: ['publicationNodes', 'nodeContents'],
    }),
    keyPoints(21, '政策解读与文件关联', 'interpretation linked to its document', {
      kind: 'data',
      tables: ['publicationTerms'],
      events: ['ItemProposed', 'ItemDutyArisen', 'ItemReferredTo'],
    }),
    keyPoints(22, '回应关切；突发事件二十四小时', 'response to concerns; emergencies within 24 hours', {
      kind: 'data',
      tables: ['publicationTerms'],
      events: ['ItemProposed', 'ItemTermMissed', 'RegisterEntryRecorded'],
    }),
    keyPoints(23, '回头看', 'look-back over last year’s tasks', { events: ['RegisterEntryRecorded'] }),
    keyPoints(24, '站内检索', 'search of the site', { events: ['ItemPublished'] }),
    selfCheck(25, '六项重点公开', 'six key items', {
      kind: 'data',
      tables: ['publicationNodes'],
    }),
    selfCheck(26, '三个不得', 'the three prohibitions', { events: ['ReleaseBarred', 'ReleaseRevoked'] }),
    selfCheck(27, '依申请公开目录与流程图', 'catalogue of what can be applied for, and chart', {
      kind: 'data',
      tables: ['publicationNodes', 'nodeContents'],
    }),
    selfCheck(28, '组配无空白、无错误', 'no blank node, misfiled items moved', {
      kind: 'data',
      tables: ['publicationNodes'],
      events: ['ItemRefiled', 'PublicationRefiled'],
    }),
    selfCheck(29, '规范性文件分类、摘要、附件', 'normative documents by topic, with summary and attachment', {
      kind: 'data',
      tables: ['documentTopics'],
      events: ['ItemPublished'],
    }),
    selfCheck(30, '投诉与绿色通道', 'complaints, hotline, answers to consultation', {
      events: ['ComplaintReceived', 'ComplaintAnswered', 'CommentAnswered'],
    }),
    selfCheck(31, '自查报告与问题清单', 'self-check report and list of problems', {
      events: ['InspectionFindingsReported', 'InspectionClosed'],
    }),
    selfCheck(32, '考核结果运用', 'appraisal result attached to the assessment of people', {
      kind: 'none',
      reason: 'The assessment of people is another system; nothing is decided here.',
    }),
    selfCheck(33, '定期、不定期；事前、事后公开', 'normal, periodic, ad hoc; before and after an event; updates', {
      kind: 'data',
      tables: ['publicationNodes'],
      events: ['ItemRevised'],
    }),
    reports(34, '按媒体计数', 'counts by medium', { events: ['ItemPublished', 'PublicationChannelConfirmed'] }),
    reports(35, '索引号、机构职能八个科室', 'index number; sections with functions, head, phone', {
      kind: 'data',
      tables: ['indexPattern'],
      events: ['ItemPublished', 'SectionOpened'],
    }),
    reports(36, '按类统计 980 条；合理性检查', 'statistics by category; a plausibility check', {
      events: ['TallyRecorded', 'ItemPublished'],
    }),
    reports(37, '服务六要素、首问负责、半年检查', 'six elements of a service, first contact, half-yearly check', {
      events: ['RegisterEntryRecorded', 'InspectionOpened', 'ApplicationSubmitted'],
    }),
    reports(38, '答复二十个工作日，不再是十五个', '20 working days for replies, not the 15 of 2007', {
      kind: 'data',
      tables: ['terms'],
      events: ['ApplicationRegistered'],
    }),
    reports(39, '历年报告标题与格式不同', 'reports of different years have different forms: year and form are kept', {
      missing: 'Headings of before 2019.',
    }),
    deepening(40, '领导小组', 'leading group with roles and terms', { events: ['RegisterEntryRecorded'] }),
    deepening(41, '半年自查', 'self-check every half-year', {
      events: ['InspectionOpened', 'InspectionFindingsReported', 'InspectionReportMissed'],
    }),
    deepening(42, '监督电话、信箱、特邀监督员', 'phone, mailbox, invited supervisors', {
      events: ['ComplaintReceived', 'ComplaintTermMissed', 'ComplaintClosed'],
    }),
    deepening(43, '报备案；归档；台账', 'filing with the superior, archive, ledger', {
      events: ['ApplicationArchived', 'RegisterEntryRecorded'],
    }),
    deepening(44, '五类项目', 'five project groups', {
      kind: 'data',
      tables: ['publicationNodes'],
    }),
    deepening(45, '事前事中事后；长期、定期、及时', 'before, during, after; long-term, periodic, timely', {
      kind: 'data',
      tables: ['publicationNodes'],
    }),
    deepening(46, '满意度', 'satisfaction is measured', { events: ['ApplicationRated', 'RegisterEntryRecorded'] }),
  ],
};
