/** Why an act on a consultation is refused: stable codes, each with the text that people read. */
export const consultationRefusals = {
  'consultation.record.unknown': { zh: '没有该意见征集', en: 'There is no such consultation', status: 404 },
  'consultation.opening.alreadyOpened': { zh: '该意见征集已经开始', en: 'The consultation is opened already' },
  'consultation.opening.sectionUnknown': {
    zh: '没有此机关或者处室',
    en: 'There is no such organ, or it has no such section',
    status: 422,
  },
  'consultation.opening.matterUnknown': {
    zh: '征求意见期限表中没有该类事项',
    en: 'The table of comment periods has no such matter',
    status: 422,
  },
  'consultation.opening.draftNotOut': {
    zh: '草案须先由本机关面向社会公开',
    en: 'The draft is published by this organ first',
    status: 422,
  },
  'consultation.opening.endsBeforeItBegins': {
    zh: '截止日期不能早于今天',
    en: 'The time to comment cannot end before today',
    status: 422,
  },
  'consultation.opening.reasonMissing': {
    zh: '征求意见期限短于规定的，须说明理由',
    en: 'A shorter time to comment than the law normally has needs a reason',
    status: 422,
  },
  'consultation.comment.closed': { zh: '征求意见已经截止', en: 'The time to comment is over' },
  'consultation.comment.alreadyReceived': { zh: '该意见已登记', en: 'The comment is recorded already' },
  'consultation.answer.commentUnknown': { zh: '没有该意见', en: 'There is no such comment', status: 404 },
  'consultation.answer.alreadyAnswered': { zh: '该意见已有采纳情况', en: 'The comment is answered already' },
  'consultation.meeting.inTheFuture': {
    zh: '会议日期不能晚于今天',
    en: 'A meeting cannot have been held on a future day',
    status: 422,
  },
  'consultation.conclusion.stillOpen': {
    zh: '征求意见尚未截止',
    en: 'The public may still comment',
  },
  'consultation.conclusion.commentsUnanswered': {
    zh: '尚有意见未说明采纳情况',
    en: 'What became of some comments is not said yet',
  },
  'consultation.conclusion.notOut': {
    zh: '意见采纳情况、决策须先公开',
    en: 'The account of the comments, and the decision, are published first',
    status: 422,
  },
  'consultation.conclusion.sameDocument': {
    zh: '草案、采纳情况和决策须为不同的公开事项',
    en: 'Draft, account and decision are three publications',
    status: 422,
  },
  'consultation.record.concluded': { zh: '该意见征集已办结', en: 'The consultation is concluded' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;

export type ConsultationRefusal = keyof typeof consultationRefusals;
