import { paragraph } from '@mingjian/documents/model';
import { openedField } from './case-file.js';
import { thirdPartyName } from './consulted-party.js';
import { letterKind, type EventOf, type Fact } from './kind.js';
import { remedyWords } from './remedy.js';
import { inSentence, WITHHELD } from './words.js';

/**
 * 依申请公开告知书（第三方）: what is opened over an objection, and why (Art 32). Whom a disclosure harms may sue at once, whatever the applicant
 * must do (法释〔2025〕8号 Art 1).
 */
export const disclosureNotice = letterKind({
  name: 'disclosureNotice',
  madeBy: 'ObjectionOverruled',
  day: ({ toldOn }) => toldOn ?? undefined,
  write: ({ data, personal }, { facts, law, opened, words }) => {
    const sent = consultationIn(facts, data.consultation);
    const said = (field: string): string => inSentence(openedField(personal, field, opened) as string | undefined);
    return {
      number: data.number ?? null,
      addressee: sent ? thirdPartyName(sent, opened) : WITHHELD,
      body: [paragraph(words('body', { disclosed: said('disclosed'), reason: said('reason') }))],
      remedy: remedyWords(law, 'either'),
    };
  },
});

const consultationIn = (facts: readonly Fact[], id: string): EventOf<'ConsultationSent'> | undefined =>
  facts
    .map(({ event }) => event)
    .find(
      (event): event is EventOf<'ConsultationSent'> =>
        event.type === 'ConsultationSent' && event.data.consultation === id,
    );
