import { describe, expect, it } from '@jest/globals';
import { stageOf } from './stage.js';
import { fold } from '@mingjian/core';
import { application } from './application.js';
import type { ApplicationCommand } from './commands.js';
import { act, handled, play } from './testing/index.js';

const stage = (...commands: readonly ApplicationCommand[]) => {
  const state = fold(application, play(...commands));
  return state.phase === 'absent' ? undefined : stageOf(state);
};

describe('where an application stands in the queue', () => {
  it('follows it from its submission to whoever handles it', () => {
    expect(handled.map((_, index) => stage(...handled.slice(0, index + 1)))).toEqual([
      'toRegister',
      'toAssign',
      'toAccept',
      'inHand',
    ]);
  });

  it('names what stops everything else first', () => {
    expect(stage(...handled, act('NoticeCorrection'))).toBe('awaitingCorrection');
    expect(stage(...handled, act('NoticeFee'))).toBe('awaitingPayment');
    expect(stage(...handled, act('SendConsultation'))).toBe('consulting');
    expect(stage(...handled, act('SendConsultation'), act('NoticeCorrection'))).toBe('awaitingCorrection');
  });

  it('is with review while a reply is there, and in hand again once it was returned', () => {
    expect(stage(...handled, act('ProposeReply'))).toBe('underReview');
  });

  it('is to be archived when it is over without a letter, and then nothing more', () => {
    expect(stage(...handled, act('Withdraw'))).toBe('toArchive');
    expect(stage(...handled, act('Withdraw'), act('Archive'))).toBe('archived');
  });
});
