import type { PublicationEvent } from '@mingjian/contracts';
import { refused, type Decider } from '@mingjian/core';
import { confirmChannel, recordPush } from './channels.js';
import type { PublicationCommand } from './commands.js';
import { evolve } from './evolve.js';
import type { PublicationDecision } from './guards.js';
import { expect, prepare, refile, supersede } from './preparation.js';
import { recordReading } from './reading.js';
import { receiveBar, receiveClearance, requestRelease } from './release.js';
import { repeal } from './repeal.js';
import { initialState, publicationOf, type PublicationState } from './state.js';
import { receiveRevocation, withdraw } from './withdrawal.js';

const judge = (command: PublicationCommand, state: PublicationState): PublicationDecision => {
  switch (command.type) {
    case 'Expect':
      return expect(command, state);
    case 'Prepare':
      return prepare(command, state);
    case 'RequestRelease':
      return requestRelease(command, state);
    case 'ReceiveClearance':
      return receiveClearance(command, state);
    case 'ReceiveBar':
      return receiveBar(command, state);
    case 'ReceiveRevocation':
      return receiveRevocation(command, state);
    case 'Withdraw':
      return withdraw(command, state);
    case 'Repeal':
      return repeal(command, state);
    case 'ConfirmChannel':
      return confirmChannel(command, state);
    case 'RecordPush':
      return recordPush(command, state);
    case 'RecordReading':
      return recordReading(command, state);
    case 'Refile':
      return refile(command, state);
    case 'Supersede':
      return supersede(command, state);
  }
};

/** A refused attempt stays in the record (architecture rule 2), where there is a publication to keep it with. */
const decide = (command: PublicationCommand, state: PublicationState): PublicationDecision => {
  const decision = judge(command, state);
  if (decision.kind === 'accepted' || state.phase === 'absent' || !('by' in command)) return decision;
  const { type: act, by, today: on } = command;
  return refused(decision.refusal, {
    type: 'PublicationActRefused',
    data: { ...publicationOf(state), act, code: decision.refusal.code, by, on },
  });
};

/** An item on the public portal: prepared by review, published on a clearance of exactly its bytes, in versions under one index number. */
export const publication: Decider<PublicationCommand, PublicationEvent, PublicationState> = {
  initialState,
  decide,
  evolve,
};
