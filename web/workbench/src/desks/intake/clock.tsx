import { Empty } from 'antd';
import type { ApplicationFile } from '../../acts/applications.js';
import { useMe } from '../../app/context.js';
import { useWords } from '../../words/index.js';
import { DaysExplained } from '../days-explained.js';

/** The running term, explained day by day. */
export const Clock = ({ file: { term, termExplained, extended } }: { readonly file: ApplicationFile }) => {
  const { t } = useWords();
  const { today } = useMe();
  if (!term || !termExplained) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('clock.none')} />;
  const { counted, skipped } = termExplained;
  return (
    <section aria-label={t('tab.clock')}>
      <p>
        {t('clock.summary', { start: term.start, due: term.due, days: counted.length, skipped: skipped.length })}
        {extended && ` ${t('clock.extended')}`}
        {[...counted, ...skipped].some(({ provisional }) => provisional) && ` ${t('clock.provisional')}`}
      </p>
      <DaysExplained days={termExplained} today={today} />
    </section>
  );
};
