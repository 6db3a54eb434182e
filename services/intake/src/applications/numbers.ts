import { allocateNumber, type ActContext } from '@mingjian/service-kit';
import type { ApplicationState } from './domain/index.js';
import { organOf, tableFor } from './law.js';

/** The registration number of a case by its organ's pattern, given once. */
export const registrationNumber = (context: ActContext<unknown, ApplicationState>): Promise<string> => {
  const organ = context.state.phase === 'absent' ? '' : context.state.organ;
  const pattern = context.directory.rules.documentPattern('registration', organ, context.today);
  return allocateNumber(context, pattern, organ, context.id);
};

/** What a notice of a case is, so that each has one number of its own; a letter of which there may be several also has their id. */
export type Notice =
  | 'correction'
  | 'extension'
  | 'fee'
  | 'reasons'
  | 'deferral'
  | `consultation-${string}`
  | `consultation-notice-${string}`
  | `disclosure-${string}`;

/** The document number (文号) of a notice by its organ's pattern, given once; null where the organ numbers no notices. */
export const noticeNumber = async (
  context: ActContext<unknown, ApplicationState>,
  notice: Notice,
): Promise<string | null> => {
  const organ = organOf(context.state);
  const pattern = tableFor('documentPattern', context).rows.find(({ document }) => document === 'notice')?.pattern;
  return organ === null || pattern === undefined
    ? null
    : allocateNumber(context, pattern, organ, `${context.id}-${notice}`);
};
