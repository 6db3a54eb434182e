/** Why an act on a reply is refused: stable codes, each with the text that people read. */
export const replyRefusals = {
  'reply.state.unknown': { zh: '没有此答复', en: 'There is no such reply', status: 404 },
  'reply.preparation.alreadyIssued': { zh: '答复已经制发', en: 'The reply is issued; no other one can follow' },
  'reply.preparation.withdrawn': { zh: '申请已经撤回', en: 'The application was withdrawn' },
  'reply.release.notReviewed': { zh: '答复未经审核通过，不得制发', en: 'Review has not agreed to the reply' },
  'reply.release.superseded': {
    zh: '答复在审核后被修改，须重新审核',
    en: 'The reply was edited after its review and must be reviewed again',
  },
  'reply.release.withdrawn': { zh: '申请已经撤回，不再制发答复', en: 'The application was withdrawn' },
  'reply.release.byDrafter': {
    zh: '起草人、修改人不能制发自己的答复',
    en: 'Nobody issues what they drafted or edited',
    status: 403,
  },
  'reply.release.numberMissing': { zh: '制发答复须有文号', en: 'A reply is issued under a number', status: 422 },
  'reply.release.pending': { zh: '正在等待放行审核', en: 'The answer to an earlier request is awaited' },
  'reply.release.alreadyIssued': { zh: '答复已经制发', en: 'The reply is issued already' },
  'reply.clearance.notRequested': {
    zh: '没有与此放行对应的请求',
    en: 'No request waits for this clearance',
  },
  'reply.clearance.otherBytes': {
    zh: '放行的内容与请求的不一致',
    en: 'The clearance is for other bytes than those requested',
  },
  'reply.clearance.superseded': {
    zh: '请求放行后答复已被取代',
    en: 'The reply was superseded after its release was requested',
  },
  'reply.supersede.alreadyIssued': {
    zh: '答复已经制发，不能再取代',
    en: 'The reply went out before and cannot be superseded',
  },
  'reply.delivery.notIssued': { zh: '答复尚未制发', en: 'The reply is not issued yet' },
  'reply.delivery.alreadyDelivered': { zh: '答复已经送达', en: 'The reply is delivered already' },
  'reply.delivery.revoked': { zh: '答复制发后被禁止公开，不得送达', en: 'The reply was barred after its issue' },
  'reply.delivery.inFuture': { zh: '送达日期不能晚于今天', en: 'The delivery lies in the future', status: 422 },
  'reply.delivery.beforeIssue': {
    zh: '送达日期不能早于制发日期',
    en: 'The delivery lies before the issue',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;

export type ReplyRefusal = keyof typeof replyRefusals;
