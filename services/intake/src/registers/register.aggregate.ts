import { registerEvents, type Register, type RegisterEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { register, registerRefusals, type RecordEntry, type RegisterState } from './domain/index.js';

/** A list that an organ keeps, as the engine sees it. */
export const registerLists: Aggregate<RecordEntry, RegisterEvent, RegisterState> = {
  name: 'register',
  decider: register,
  events: registerEvents,
  refusals: registerRefusals,
  exists: (state) => state.version > 0,
  organOf: (state) => state.organ,
};

/** One stream for each register of an organ. */
export const registerId = (kind: Register, organ: string): string => `${kind}-${organ}`;
