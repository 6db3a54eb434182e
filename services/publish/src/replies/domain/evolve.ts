import type { ReplyEvent } from '@mingjian/contracts';
import { replyOf, type EventData, type Reply, type ReplyState } from './state.js';

/** Folds one event. An event that does not fit the phase changes nothing: histories are what they are. */
export const evolve = (state: ReplyState, event: ReplyEvent): ReplyState => {
  switch (event.type) {
    case 'ReplyExpected':
      return proposed(state, event.data);
    case 'ReplyPrepared': {
      const { result, articles, digest } = event.data;
      return { ...proposed(state, event.data), letter: { result, articles, digest } };
    }
    default:
      return state.phase === 'absent' ? state : changed(state, event);
  }
};

const proposed = (state: ReplyState, data: EventData<'ReplyExpected'> | EventData<'ReplyPrepared'>): Reply => ({
  ...(state.phase === 'present' ? state : { number: null, request: null, issued: null, deliveredOn: null }),
  ...replyOf(data),
  phase: 'present',
  review: data.review,
  proposal: data.proposal,
  drafters: data.drafters,
  letter: null,
  superseded: null,
});

const changed = (reply: Reply, event: ReplyEvent): Reply => {
  switch (event.type) {
    case 'ReplyReleaseRequested': {
      const { request, digest, number } = event.data;
      return { ...reply, request: { id: request, digest }, number };
    }
    case 'ReplyReleaseBarred':
      return { ...reply, request: null };
    case 'ReplyIssued': {
      const { request, digest, issuedOn } = event.data;
      return { ...reply, request: null, issued: { request, digest, issuedOn, revokedBy: null } };
    }
    case 'ReplyReleaseRevoked':
      return { ...reply, issued: reply.issued && { ...reply.issued, revokedBy: event.data.code } };
    case 'ReplyDelivered':
      return { ...reply, deliveredOn: event.data.deliveredOn };
    case 'ReplySuperseded':
      return { ...reply, letter: null, superseded: event.data.cause };
    case 'ReplyExpected':
    case 'ReplyPrepared':
    case 'ReplyActRefused':
      return reply;
  }
};
