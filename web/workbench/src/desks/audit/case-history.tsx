import { Link, useParams } from '@tanstack/react-router';
import { Checkbox, Select, Space, Spin } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import type { Recorded } from './record.js';
import { StepTable } from './step-table.js';

/** Everything recorded of a case, step by step: who did what when, in which log it stands, and the event itself. Read only. */
export const CaseHistory = () => {
  const { id } = useParams({ from: '/cases/$id' });
  const { t } = useWords();
  const { data, error, refetch } = useView<{ readonly entries: readonly Recorded[] }>(`reporting/cases/${id}/timeline`);
  const [person, setPerson] = useState<string>();
  const [onlyLate, setOnlyLate] = useState(false);
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin description={t('loading')} />;
  const people = [...new Set(data.entries.map(({ actor }) => actor.sub))];
  const shown = data.entries.filter(
    ({ actor, entry }) => (person === undefined || actor.sub === person) && (!onlyLate || entry === 'late'),
  );
  const number = data.entries.map(({ data: of }) => of?.['number']).find((one) => typeof one === 'string');
  const kind = data.entries.some(({ stream }) => stream === `item-${id}`) ? 'item' : 'application';
  return (
    <>
      <h1>
        {t('case.history')} {number === undefined ? '' : String(number)}
      </h1>
      <Space className="toolbar" wrap>
        <Select
          allowClear
          aria-label={t('col.person')}
          placeholder={t('person.all')}
          style={{ minWidth: 200 }}
          value={person}
          onChange={setPerson}
          options={people.map((sub) => ({ value: sub, label: sub }))}
        />
        <Checkbox checked={onlyLate} onChange={({ target }) => setOnlyLate(target.checked)}>
          {t('late.only')}
        </Checkbox>
        <span>{t('rows.shown', { count: shown.length, of: data.entries.length })}</span>
        <Link to="/replay/$kind/$id" params={{ kind, id }}>
          {t('replay.open')}
        </Link>
      </Space>
      <StepTable steps={shown} />
    </>
  );
};
