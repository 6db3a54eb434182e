import { useWords } from '../words/index.js';

/** Working days that are left, in words and colour: the colour alone says nothing. */
export const DaysLeft = ({ days }: { readonly days: number | null }) => {
  const { t } = useWords();
  if (days === null) return <span>{t('days.stopped')}</span>;
  if (days < 0) return <span className="left-urgent">{t('days.over', { days: -days })}</span>;
  return (
    <span className={days <= 2 ? 'left-urgent' : days <= 5 ? 'left-soon' : 'left-calm'}>
      {t('days.left', { days })}
    </span>
  );
};
