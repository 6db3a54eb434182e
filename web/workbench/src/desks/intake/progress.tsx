import { Descriptions } from 'antd';
import type { ApplicationFile } from '../../acts/applications.js';
import { useMe } from '../../app/context.js';
import { useWords } from '../../words/index.js';
import { isGiven } from '../../given.js';

/** What happened on the side: correction, fee, consultations, co-handling, search, and the reply as far as it is. */
export const Progress = ({ file }: { readonly file: ApplicationFile }) => {
  const { t, label } = useWords();
  const me = useMe();
  const { correction, fee, consultations = [], coHandling = [], found, discretion = [], reasons, proposal } = file;
  const items = [
    correction && {
      key: 'correction',
      label: t('progress.correction'),
      children: t('progress.correctionText', {
        noticedOn: correction.noticedOn,
        replyBy: correction.replyBy,
        receivedOn: correction.receivedOn ?? '—',
      }),
    },
    fee && {
      key: 'fee',
      label: t('progress.fee'),
      children: t('progress.feeText', { amount: fee.amountYuan, payBy: fee.payBy ?? '—', paidOn: fee.paidOn ?? '—' }),
    },
    ...consultations.map(({ id, with: whom, sentOn, receivedOn, answerBy, outcome }) => ({
      key: id,
      label: t(whom === 'thirdParty' ? 'progress.thirdParty' : 'progress.otherOrgan'),
      children: t('progress.consultationText', {
        sentOn,
        receivedOn: receivedOn ?? '—',
        answerBy: answerBy ?? '—',
        outcome: t(`consultation.${outcome}` as 'consultation.pending'),
      }),
    })),
    ...coHandling.map(({ section, answered }) => ({
      key: `co-${section}`,
      label: t('progress.coHandling'),
      children: `${me.sectionName(file.organ, section)} · ${t(answered ? 'answered' : 'pending')}`,
    })),
    isGiven(found) && {
      key: 'search',
      label: t('progress.search'),
      children: t(found ? 'search.found' : 'search.notFound'),
    },
    discretion.length > 0 && {
      key: 'discretion',
      label: t('progress.discretion'),
      children: discretion.map((ground) => label('grounds', ground)).join('、'),
    },
    reasons && {
      key: 'reasons',
      label: t('progress.reasons'),
      children: t('progress.reasonsText', { askedOn: reasons.askedOn, answerBy: reasons.answerBy }),
    },
    proposal && {
      key: 'proposal',
      label: t('progress.proposal'),
      children: t(proposal.underReview ? 'proposal.underReview' : 'proposal.returned', {
        number: proposal.number,
        result: label('resultCodes', proposal.versions.at(-1)?.result),
      }),
    },
  ].filter((item) => item !== null && item !== undefined && item !== false);
  return items.length === 0 ? (
    <p>{t('progress.none')}</p>
  ) : (
    <Descriptions bordered size="small" column={1} items={items} />
  );
};
