import { isUuid } from '@mingjian/core';
import type { Append } from './port.js';

const LONGEST_STREAM = 200;
const LARGEST_BODY = 1024 * 1024;

/**
 * What every adapter refuses before it writes, so that one caller's unstorable text never reaches a batch with others in it.
 * @throws RangeError naming the field; the limits are those of the port
 */
export const checkAppend = ({ stream, expectedVersion, events, command, now }: Append): void => {
  if (stream === '' || stream.length > LONGEST_STREAM)
    throw new RangeError(`stream must have 1 to ${LONGEST_STREAM} characters`);
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0)
    throw new RangeError('expectedVersion must be a count');
  if (Number.isNaN(now.getTime())) throw new RangeError('now must be an instant');
  checkText('stream', stream);
  for (const field of ['actor', 'id', 'digest'] as const) checkText(`command.${field}`, command[field]);
  checkLine('command.outcome', command.outcome);
  for (const { id, type, body } of events) {
    if (!isUuid(id)) throw new RangeError('id of an event must be a UUID');
    checkText('type', type);
    checkLine('body', body);
  }
};

/** JSON without white space has no raw line feed, so many of them can travel and be kept as lines. */
const checkLine = (field: string, text: string): void => {
  if (text === '' || text.includes('\n')) throw new RangeError(`${field} must be one line of JSON`);
  checkText(field, text);
};

const checkText = (field: string, text: string): void => {
  if (text.includes('\0')) throw new RangeError(`${field} holds U+0000`);
  // A lone surrogate has no UTF-8 form: it would come back as U+FFFD, and the bytes under a digest would differ.
  if (!text.isWellFormed()) throw new RangeError(`${field} holds a lone surrogate`);
  if (Buffer.byteLength(text) > LARGEST_BODY) throw new RangeError(`${field} is larger than 1 MiB`);
};
