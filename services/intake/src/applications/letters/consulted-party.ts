import { openedField } from './case-file.js';
import type { EventOf, Opened } from './kind.js';
import { WITHHELD } from './words.js';

/** The third party that was asked, by name; where the record has none, in general words. */
export const thirdPartyName = ({ personal }: EventOf<'ConsultationSent'>, opened: Opened): string => {
  if (!personal?.some(({ field }) => field === 'party')) return '有关第三方';
  const party = openedField(personal, 'party', opened) as { readonly name: string } | undefined;
  return party?.name ?? WITHHELD;
};
