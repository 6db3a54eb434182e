import { accepted } from '@mingjian/core';
import type { Deliver } from './commands.js';
import { refuse, whenPresent, type ReplyDecision } from './guards.js';
import { replyOf, type ReplyState } from './state.js';

/** The reply reached the applicant on a day from its issue to today (国办公开办函〔2016〕235号). */
export const deliver = ({ manner, deliveredOn, today }: Deliver, state: ReplyState): ReplyDecision =>
  whenPresent(state, (reply) => {
    const { issued } = reply;
    if (!issued) return refuse('reply.delivery.notIssued');
    if (reply.deliveredOn !== null) {
      return refuse('reply.delivery.alreadyDelivered', { deliveredOn: reply.deliveredOn });
    }
    if (issued.revokedBy !== null) return refuse('reply.delivery.revoked', { code: issued.revokedBy });
    if (deliveredOn > today) return refuse('reply.delivery.inFuture', { deliveredOn, today });
    if (deliveredOn < issued.issuedOn) {
      return refuse('reply.delivery.beforeIssue', { deliveredOn, issuedOn: issued.issuedOn });
    }
    return accepted({ type: 'ReplyDelivered', data: { ...replyOf(reply), manner, deliveredOn } });
  });
