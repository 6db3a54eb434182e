import { applicationRefusals } from './refusals.js';

/** What people read for a refusal of a late entry; a result's articles are refused by the codes of applications. */
export const lateEntryRefusals = {
  'lateEntry.proposal.unknown': { zh: '没有此补录', en: 'There is no such late entry', status: 404 },
  'lateEntry.proposal.alreadyMade': { zh: '该补录已提出', en: 'The late entry is proposed already' },
  'lateEntry.proposal.organUnknown': { zh: '没有此行政机关', en: 'There is no such organ', status: 422 },
  'lateEntry.proposal.identityInvalid': {
    zh: '身份证明号码格式或者校验码有误（条例第二十九条）',
    en: 'The number of the identity document is wrong by its format or check character (Art 29)',
    status: 422,
  },
  'lateEntry.proposal.replyNumberMissing': {
    zh: '该结果须有答复文书，请填写文号',
    en: 'This result is given by a reply: its document number is needed',
    status: 422,
  },
  'lateEntry.proposal.replyNotExpected': {
    zh: '该结果没有答复文书，也没有送达',
    en: 'This result comes without a reply, so nothing was delivered',
    status: 422,
  },
  'lateEntry.date.inFuture': { zh: '日期不能晚于今天', en: 'The date lies in the future', status: 422 },
  'lateEntry.date.tooEarly': { zh: '日期早于其前提', en: 'The date lies before what it follows from', status: 422 },
  'lateEntry.conclusion.alreadyConcluded': { zh: '该补录已复核', en: 'The late entry is concluded already' },
  'lateEntry.conclusion.samePerson': {
    zh: '补录须由提出人以外的第二人复核',
    en: 'A late entry is confirmed by a second person, not by whoever proposed it',
    status: 403,
  },
  'application.result.articleNotAllowed': applicationRefusals['application.result.articleNotAllowed'],
  'application.result.articleMissing': applicationRefusals['application.result.articleMissing'],
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type LateEntryRefusal = keyof typeof lateEntryRefusals;
