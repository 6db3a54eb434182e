import { allocateNumber, type ActContext } from '@mingjian/service-kit';
import type { ApplicationState } from './domain/index.js';

/** The registration number of a case by its organ's pattern, given once. */
export const registrationNumber = (context: ActContext<unknown, ApplicationState>): Promise<string> => {
  const organ = context.state.phase === 'absent' ? '' : context.state.organ;
  const pattern = context.directory.rules.documentPattern('registration', organ, context.today);
  return allocateNumber(context, pattern, organ, context.id);
};
