/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const complaintRefusals = {
  'complaint.record.unknown': { zh: '没有此投诉建议', en: 'There is no such complaint', status: 404 },
  'complaint.receipt.alreadyReceived': { zh: '该投诉建议已登记', en: 'It is registered already' },
  'complaint.receipt.inTheFuture': { zh: '收到日期不能晚于今天', en: 'It cannot come in on a future day', status: 422 },
  'complaint.receipt.organUnknown': { zh: '没有此行政机关', en: 'There is no such organ', status: 422 },
  'complaint.receipt.aboutMissing': {
    zh: '投诉、举报须写明被投诉举报的机关',
    en: 'A complaint or report names the organ that it is about',
    status: 422,
  },
  'complaint.receipt.applicationUnknown': {
    zh: '被投诉机关没有此申请',
    en: 'The organ that it is about has no such application',
    status: 422,
  },
  'complaint.state.alreadyAccepted': { zh: '该投诉建议已受理', en: 'It is accepted already' },
  'complaint.state.notAccepted': { zh: '须先受理', en: 'It has to be accepted first' },
  'complaint.state.alreadyAnswered': { zh: '该投诉建议已答复', en: 'It is answered already' },
  'complaint.state.notAnswered': { zh: '须先答复', en: 'It has to be answered first' },
  'complaint.state.closed': { zh: '该投诉建议已办结', en: 'It is closed' },
  'complaint.acceptance.ownMatter': {
    zh: '投诉、举报由上一级行政机关或者主管部门受理（条例第四十七条、第五十一条）',
    en: 'A complaint or report goes to a higher organ or the competent department (Arts 47, 51)',
  },
  'complaint.forwarding.organMissing': {
    zh: '转办须写明另一个行政机关',
    en: 'Name another organ that it goes to',
    status: 422,
  },
  'complaint.extension.onlyOnce': { zh: '只能延期一次', en: 'The term is extended once only' },
  'complaint.extension.tooLate': { zh: '期限届满后不得延期', en: 'The term is over' },
  'complaint.extension.length': { zh: '延期天数超出规定', en: 'The extension is longer than allowed', status: 422 },
  'complaint.closing.notTold': {
    zh: '实名投诉须反馈本人后办结',
    en: 'Who gave their name is told the answer first',
    status: 422,
  },
  'complaint.closing.nobodyToTell': {
    zh: '匿名投诉无从反馈',
    en: 'Nobody can be told of an anonymous one',
    status: 422,
  },
  'complaint.closing.dayOutOfOrder': {
    zh: '反馈日期须在答复之日至今天之间',
    en: 'They are told between the day of the answer and today',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type ComplaintRefusal = keyof typeof complaintRefusals;
