import { reviewEvents, type ReviewEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Aggregate } from '@mingjian/service-kit';
import { review, reviewRefusals, type ReviewCommand, type ReviewState } from './domain/index.js';

/** The review of one thing as the engine sees it. */
export const reviews: Aggregate<ReviewCommand, ReviewEvent, ReviewState> = {
  name: 'review',
  decider: review,
  events: reviewEvents,
  refusals: reviewRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
  sectionOf: (state) => (state.phase === 'absent' ? null : state.section),
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
  }): ReviewEvent => ({
    type: 'ReviewActRefused',
    data: { review: id, organ, act, code, by, on },
  });
