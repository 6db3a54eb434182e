import { Tag } from 'antd';
import type { ReportFile, Verdict } from '../../acts/reports.js';
import { useWords, type Wording } from '../../words/index.js';
import { columnName, rowName } from './places.js';

interface ChecksProps {
  readonly verdicts: readonly Verdict[];
  readonly waived: ReportFile['waivers'];
}

const ORDER = { fail: 0, notAssessable: 1, pass: 2 } as const;
const COLOURS = { fail: 'error', notAssessable: 'default', pass: 'success' } as const;

/** Rules C1–C13: what fails first, with what is wrong and where; what passes by its number only. */
export const Checks = ({ verdicts, waived }: ChecksProps) => {
  const words = useWords();
  const { t, pick } = words;
  const signed = new Set(waived.map(({ rule }) => rule));
  const sorted = [...verdicts].sort((one, other) => ORDER[one.verdict] - ORDER[other.verdict]);
  const passed = [...new Set(sorted.filter(({ verdict }) => verdict === 'pass').map(({ rule }) => rule))];
  const said = { fail: t('check.fail'), notAssessable: t('check.notAssessable'), pass: t('check.pass') };
  return (
    <>
      <ul style={{ paddingLeft: 16 }}>
        {alike(sorted.filter(({ verdict }) => verdict !== 'pass')).map((found) => {
          const { rule, verdict, detail } = found[0]!;
          const places = found.map((one) => placeOf(one, words)).filter((place) => place !== '');
          return (
            <li key={`${rule} ${verdict} ${detail.en}`}>
              <Tag color={COLOURS[verdict]}>
                {rule} {said[verdict]}
              </Tag>
              {signed.has(rule) && <Tag>{t('check.signed')}</Tag>}
              <div>
                {pick(detail)}
                {places.length > 0 && t('check.where', { places: places.join(t('check.and')) })}
              </div>
            </li>
          );
        })}
      </ul>
      <p>
        {t('check.passed')} {passed.join('、') || '—'}
      </p>
    </>
  );
};

/** What one rule says of several cells in the same words is said once. */
const alike = (verdicts: readonly Verdict[]): readonly (readonly Verdict[])[] => {
  const groups = new Map<string, Verdict[]>();
  for (const one of verdicts) {
    const key = JSON.stringify([one.rule, one.verdict, one.detail.zh]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
};

/** A rule on ledgers names rows that are in no table; its own words say what is meant. */
const placeOf = ({ row, column }: Verdict, words: Wording): string =>
  [row !== undefined && rowName(row, words), column !== undefined && columnName(column, words)]
    .filter((name) => name !== false && name !== row && name !== column)
    .join(' · ');
