import type { Bilingual } from '@mingjian/portal-kit';
import type { Kind } from '../../domain/index.js';

export const kindLabels: Readonly<Record<Kind, Bilingual>> = {
  application: { zh: '依申请公开', en: 'Application' },
  item: { zh: '公开事项', en: 'Item' },
  review: { zh: '公开审查', en: 'Review' },
  reply: { zh: '答复书', en: 'Reply' },
  publication: { zh: '发布件', en: 'Publication' },
  remedy: { zh: '行政复议、行政诉讼', en: 'Remedy' },
  report: { zh: '年度报告', en: 'Annual report' },
  lateEntry: { zh: '补录', en: 'Late entry' },
};

/** What the law decided, by the name of its reckoning. */
export const reckoningLabels: Readonly<Record<string, Bilingual>> = {
  term: { zh: '答复期限', en: 'Term to answer' },
  replyBy: { zh: '补正期限', en: 'Last day to correct' },
  payBy: { zh: '缴费期限', en: 'Last day to pay' },
  answerBy: { zh: '第三方答复期限', en: 'Last day for an opinion' },
  publishBy: { zh: '公开期限', en: 'Last day to publish' },
  amountYuan: { zh: '信息处理费（元）', en: 'Fee (yuan)' },
  mayBeGiven: { zh: '结果与依据相符', en: 'Result rests on its provisions' },
  decision: { zh: '处理决定', en: 'Decision' },
};

export const skipLabels: Readonly<Record<string, Bilingual>> = {
  start: { zh: '起算日', en: 'start' },
  weekend: { zh: '周末', en: 'weekend' },
  dayOff: { zh: '节假日', en: 'day off' },
  paused: { zh: '中止', en: 'paused' },
};

/** Where a thing stands; phases of different kinds that share a name mean the same. */
export const phaseLabels: Readonly<Record<string, Bilingual>> = {
  received: { zh: '已收到', en: 'received' },
  open: { zh: '办理中', en: 'open' },
  closed: { zh: '已办结', en: 'closed' },
  proposed: { zh: '送审中', en: 'proposed' },
  returned: { zh: '已退回', en: 'returned' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  notOpen: { zh: '不予公开', en: 'not open' },
  published: { zh: '已发布', en: 'published' },
  takenDown: { zh: '已撤下', en: 'taken down' },
  decided: { zh: '已作出审查决定', en: 'decided' },
  inReview: { zh: '审查中', en: 'in review' },
  prepared: { zh: '待发出', en: 'prepared' },
  releaseAsked: { zh: '已申请发出', en: 'release asked' },
  issued: { zh: '已发出', en: 'issued' },
  revoked: { zh: '发出许可已撤销', en: 'revoked' },
  delivered: { zh: '已送达', en: 'delivered' },
  superseded: { zh: '已作废', en: 'superseded' },
  pending: { zh: '尚未审结', en: 'pending' },
  concluded: { zh: '已审结', en: 'concluded' },
  drafted: { zh: '编制中', en: 'drafted' },
  approved: { zh: '已审定', en: 'approved' },
  submitted: { zh: '已报送', en: 'submitted' },
  accepted: { zh: '已接收', en: 'accepted' },
  confirmed: { zh: '已复核', en: 'confirmed' },
  rejected: { zh: '未通过复核', en: 'rejected' },
};
