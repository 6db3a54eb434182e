import { beginsWithProvince, isBirthDate } from '@mingjian/core';
import { groupingOf, type Candidate } from './characters.js';

/** A number of the first generation, 15 places, born in the twentieth century. It has no check character, so it is only likely. */
export const isResidentId15 = ({ value, groups }: Candidate): boolean =>
  beginsWithProvince(value) &&
  ['15', '6-6-3', '6-9'].includes(groupingOf({ value, groups })) &&
  isBirthDate(`19${value.slice(6, 12)}`);
