import { replyEvents, type ReplyEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Aggregate } from '@mingjian/service-kit';
import { reply, replyRefusals, type ReplyCommand, type ReplyState } from './domain/index.js';

/** The letter that answers an application, as the engine sees it. */
export const replies: Aggregate<ReplyCommand, ReplyEvent, ReplyState> = {
  name: 'reply',
  decider: reply,
  events: replyEvents,
  refusals: replyRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
};

/** Keeps an attempt without right, as the act's own refusals are kept. */
export const keepAttempt =
  (act: string) =>
  ({
    id,
    organ,
    by,
    on,
    code,
  }: {
    id: string;
    organ: string;
    by: string;
    on: CivilDate;
    code: string;
  }): ReplyEvent => ({
    type: 'ReplyActRefused',
    data: { reply: id, application: id, organ, act, code, by, on },
  });
