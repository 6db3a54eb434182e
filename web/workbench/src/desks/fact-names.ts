import type { Me } from '../api/me.js';
import { labelIn } from '../words/labels.js';
import type { Wording } from '../words/index.js';
import type { Vocabulary } from '../words/vocabulary.js';

/** What the facts of replayed things are called: Chinese, English. A fact without a name here is shown as the record names it. */
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  phase: ['状态', 'State'],
  period: ['期间', 'Period'],
  dueOn: ['完成期限', 'Due on'],
  checklist: ['检查要点', 'Checklist'],
  subject: ['事由', 'Subject'],
  about: ['被投诉、举报的机关', 'About'],
  receivedBy: ['收到机关', 'Received by'],
  acceptBy: ['受理期限', 'Accept by'],
  acceptedOn: ['受理日期', 'Accepted on'],
  anonymous: ['匿名', 'Anonymous'],
  complaint: ['投诉编号', 'Complaint'],
  text: ['内容', 'Text'],
  complainant: ['投诉人', 'Who spoke'],
  name: ['姓名', 'Name'],
  contact: ['联系方式', 'Contact'],
  extended: ['已延长', 'Extended'],
  appraiser: ['考核机关', 'Appraiser'],
  judged: ['评分', 'Judged'],
  judges: ['评分人', 'Judges'],
  cases: ['件数', 'Cases'],
  evidence: ['佐证', 'Evidence'],
  words: ['文字', 'Words'],
  orderedBy: ['责令机关', 'Ordered by'],
  takenBy: ['采取措施的机关', 'Taken by'],
  ordered: ['责令整改', 'Ordered'],
  order: ['整改要求', 'Order'],
  reported: ['整改报告', 'Reported'],
  done: ['整改情况', 'Done'],
  returned: ['退回', 'Returned'],
  returns: ['退回次数', 'Returns'],
  report: ['报告', 'Report'],
  problem: ['问题序号', 'Problem'],
  inspection: ['检查编号', 'Inspection'],
  rectification: ['整改编号', 'Rectification'],
  measure: ['措施编号', 'Measure'],
  taken: ['措施', 'Measure'],
  article: ['依据条文', 'Article'],
  overdue: ['逾期', 'Overdue'],
  late: ['补录、逾期', 'Late'],
  finding: ['处理结论', 'Finding'],
  appeal: ['申诉', 'Appeal'],
  grounds: ['理由', 'Grounds'],
  timeliness: ['及时性', 'Timeliness'],
  handlingWorkdays: ['办理工作日', 'Working days'],
  registeredLate: ['登记迟延', 'Registered late'],
  decidedLate: ['答复逾期', 'Decided late'],
  correctionNoticedOn: ['补正告知日期', 'Correction asked on'],
  feeYuan: ['信息处理费（元）', 'Fee (yuan)'],
  withdrawnOn: ['撤回日期', 'Withdrawn on'],
  application: ['申请', 'Application'],
  appliedBy: ['提交人', 'Submitted by'],
  followedBy: ['查询码持有人', 'Holder of the query code'],
  heldBy: ['查询码持有人', 'Holder of the query code'],
  queryCode: ['查询码', 'Query code'],
  method: ['确认方式', 'Way'],
  basis: ['性质', 'Basis'],
  source: ['出处', 'Source'],
  item: ['公开事项', 'Item'],
  review: ['审查', 'Review'],
  reply: ['答复书', 'Reply'],
  organ: ['行政机关', 'Organ'],
  section: ['科室', 'Section'],
  number: ['编号', 'Number'],
  documentNumber: ['文号', 'Document number'],
  indexNumber: ['索引号', 'Index number'],
  channel: ['提交渠道', 'Channel'],
  applicantType: ['申请人类型', 'Applicant'],
  medium: ['信息载体', 'Form of the information'],
  delivery: ['送达方式', 'Delivery'],
  manner: ['方式', 'Manner'],
  manners: ['公开方式', 'Channels of publication'],
  submittedOn: ['提交日期', 'Submitted on'],
  physicallyReceivedOn: ['实际收到日期', 'Physically received on'],
  receiptDate: ['收到申请之日', 'Date of receipt'],
  receiptBasis: ['收到日依据', 'What fixes the receipt'],
  confirmation: ['双方确认', 'Confirmation'],
  term: ['期限', 'Term'],
  start: ['起算日', 'Start'],
  due: ['到期日', 'Due'],
  workdays: ['工作日', 'Working days'],
  days: ['天数', 'Days'],
  provisional: ['日历未定', 'Calendar not approved'],
  pauses: ['中止', 'Pauses'],
  assignment: ['分办', 'Assignment'],
  coHandling: ['协办', 'Co-handling'],
  handler: ['经办人', 'Handler'],
  internalDue: ['内部期限', 'Internal term'],
  internalTerm: ['内部期限', 'Internal term'],
  correction: ['补正', 'Correction'],
  noticedOn: ['告知日期', 'Noticed on'],
  replyBy: ['补正期限', 'Reply by'],
  receivedOn: ['收到日期', 'Received on'],
  fee: ['信息处理费', 'Fee'],
  amountYuan: ['金额（元）', 'Amount (yuan)'],
  schedule: ['计收方式', 'Tariff'],
  quantity: ['数量', 'Quantity'],
  payBy: ['缴费期限', 'Pay by'],
  paidOn: ['缴费日期', 'Paid on'],
  search: ['检索', 'Search'],
  places: ['检索范围', 'Places'],
  found: ['检索到', 'Found'],
  searchedOn: ['检索日期', 'Searched on'],
  consultations: ['征求意见', 'Consultations'],
  sentOn: ['发出日期', 'Sent on'],
  answerBy: ['答复期限', 'Answer by'],
  answer: ['答复', 'Answer'],
  answeredOn: ['答复日期', 'Answered on'],
  proposal: ['拟定答复', 'Proposed reply'],
  underReview: ['审查中', 'Under review'],
  drafter: ['拟稿人', 'Drafter'],
  drafters: ['拟稿人', 'Drafters'],
  result: ['办理结果', 'Result'],
  articles: ['依据条款', 'Provisions'],
  calendar: ['日历', 'Calendar'],
  document: ['答复文书', 'Letter'],
  parts: ['区分处理', 'Parts'],
  open: ['公开部分', 'Opened'],
  withheld: ['不公开部分', 'Withheld'],
  via: ['办结途径', 'By way of'],
  digest: ['内容摘要值', 'Digest of the content'],
  attachments: ['附件', 'Attachments'],
  mediaType: ['格式', 'Format'],
  size: ['大小（字节）', 'Size in bytes'],
  decidedOn: ['决定日期', 'Decided on'],
  delivered: ['送达', 'Delivery'],
  deliveredOn: ['送达日期', 'Delivered on'],
  archivedOn: ['归档日期', 'Archived on'],
  extension: ['延长', 'Extension'],
  toldOn: ['告知日期', 'Told on'],
  approvedBy: ['批准人', 'Approved by'],
  missed: ['逾期', 'Missed'],
  warnings: ['预警', 'Warnings'],
  warningsSent: ['已送预警', 'Warnings sent'],
  raisedOn: ['预警日期', 'Raised on'],
  workdaysLeft: ['剩余工作日', 'Working days left'],
  firstContact: ['首问负责人', 'First contact'],
  category: ['公开类别', 'Category'],
  visibility: ['公开范围', 'Audience'],
  attribute: ['公开属性', 'Openness'],
  carrier: ['载体', 'Carrier'],
  origin: ['来源', 'Origin'],
  responsible: ['责任人', 'Responsible'],
  formedOn: ['形成日期', 'Formed on'],
  publishBy: ['应公开日期', 'Publish by'],
  publishedOn: ['公开日期', 'Published on'],
  publication: ['发布件', 'Publication'],
  version: ['版次', 'Version'],
  versions: ['版本', 'Versions'],
  filing: ['组配', 'Filing'],
  node: ['节点', 'Node'],
  topic: ['主题', 'Topic'],
  genre: ['体裁', 'Genre'],
  outcome: ['结果', 'Outcome'],
  opinions: ['审查意见', 'Opinions'],
  opinion: ['意见', 'Opinion'],
  level: ['层级', 'Level'],
  levels: ['层级', 'Levels'],
  role: ['职责', 'Role'],
  ground: ['理由', 'Ground'],
  reason: ['理由', 'Reason'],
  issuedOn: ['发出日期', 'Issued on'],
  lodgedOn: ['提起日期', 'Lodged on'],
  concludedOn: ['审结日期', 'Concluded on'],
  recordedOn: ['记录日期', 'Recorded on'],
  closedOn: ['办结日期', 'Closed on'],
  openedOn: ['开始日期', 'Opened on'],
  kind: ['类型', 'Kind'],
  year: ['年度', 'Year'],
  cut: ['截面', 'Cut'],
  to: ['至', 'To'],
  on: ['日期', 'On'],
  by: ['人员', 'By'],
};

/** The vocabulary of a fact's codes, by its name. */
const CODES: Readonly<Record<string, Vocabulary>> = {
  channel: 'channels',
  applicantType: 'applicantTypes',
  medium: 'replyMedia',
  method: 'confirmationMethods',
  delivery: 'deliveryManners',
  manner: 'deliveryManners',
  manners: 'media',
  receiptBasis: 'channels',
  result: 'resultCodes',
  role: 'roles',
  schedule: 'feeSchedules',
  places: 'searchPlaces',
  visibility: 'visibilities',
  attribute: 'opennessAttributes',
  opinion: 'opinions',
  outcome: 'opinions',
  ground: 'grounds',
};

/** Whoever applied on line is known by a digest only. */
const CITIZEN = /^citizen:[0-9a-f]{64}$/;

/** `term.due` as 期限 · 到期日. */
export const factName = (path: string, { language }: Wording): string =>
  path
    .split('.')
    .map((part) => NAMES[part]?.[language === 'zh' ? 0 : 1] ?? part)
    .join(' · ');

/** A value of a fact in words. */
export const factValue = (path: string, value: unknown, words: Wording, me: Me): string => {
  const name = path.split('.').at(-1)!;
  if (value === undefined || value === null || value === '') return '—';
  if (typeof value === 'boolean') return words.t(value ? 'yes' : 'no');
  if (Array.isArray(value))
    return value.length === 0 ? '—' : value.map((one) => factValue(path, one, words, me)).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (['organ', 'about', 'receivedBy', 'appraiser', 'orderedBy', 'takenBy'].includes(name))
    return me.organName(text, words.language);
  if (name === 'phase') return phaseName(text, words);
  if (name === 'section') return me.sectionOfAnyName(text);
  if (name === 'term') return labelIn('termNames', text)[words.language];
  if (CITIZEN.test(text)) return words.t('replay.citizen', { known: text.slice(8, 16) });
  if (name === 'basis' && (text === 'law' || text === 'setting')) return words.t(`basis.${text}`);
  return CODES[name] ? labelIn(CODES[name], text)[words.language] : text;
};

/** Where a replayed thing stands: phases that share a name mean the same. */
const PHASES: Readonly<Record<string, readonly [string, string]>> = {
  received: ['已收到', 'received'],
  open: ['办理中', 'open'],
  closed: ['已办结', 'closed'],
  proposed: ['送审中', 'proposed'],
  returned: ['已退回', 'returned'],
  withdrawn: ['已撤回', 'withdrawn'],
  notOpen: ['不予公开', 'not open'],
  published: ['已发布', 'published'],
  takenDown: ['已撤下', 'taken down'],
  decided: ['已作出审查决定', 'decided'],
  inReview: ['审查中', 'in review'],
  prepared: ['待发出', 'prepared'],
  releaseAsked: ['已申请发出', 'release asked'],
  issued: ['已发出', 'issued'],
  revoked: ['发出许可已撤销', 'revoked'],
  delivered: ['已送达', 'delivered'],
  superseded: ['已作废', 'superseded'],
  pending: ['尚未审结', 'pending'],
  concluded: ['已审结', 'concluded'],
  drafted: ['编制中', 'drafted'],
  approved: ['已审定', 'approved'],
  submitted: ['已报送', 'submitted'],
  accepted: ['已接收', 'accepted'],
};

export const phaseName = (phase: string, { language }: Wording): string =>
  PHASES[phase]?.[language === 'zh' ? 0 : 1] ?? phase;

/** The leaves of facts by their paths. */
export const leavesOf = (facts: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? Object.entries(facts).flatMap(([name, value]) => leavesOf(value, path === '' ? name : `${path}.${name}`))
    : [[path, facts]];
