import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { bodyFor, pathOf, type OfferedAct } from '../../acts/act.js';
import type { ReportFile } from '../../acts/reports.js';
import { Problem } from '../../api/problem.js';
import { useAfterAct } from '../../api/queries.js';
import { useDesk, useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { codesOf } from '../../words/labels.js';

/** Parts of the text; those that are not named stay. */
export const editText: OfferedAct<ReportFile> = {
  name: 'report.editText',
  service: 'reporting',
  path: 'annual-reports/:id/text',
  permission: 'report.draft',
  offered: ({ phase }) => phase === 'drafted' || phase === 'returned',
  fields: [],
  body: (values) => values,
};

/** The text of the report: figures are written as references and read as the figures of the tables. */
export const Prose = ({ report }: { readonly report: ReportFile }) => {
  const { t, label } = useWords();
  const me = useMe();
  const { client, drafts } = useDesk();
  const afterAct = useAfterAct();
  const key = `${me.sub}:${editText.name}:${report.id}`;
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(
    () => (drafts.read(key)?.values ?? {}) as Readonly<Record<string, string>>,
  );
  const [error, setError] = useState<Error>();
  const [saving, setSaving] = useState(false);
  const mayWrite = me.may(editText.permission, report.organ) && editText.offered(report, me);
  const write = (part: string, text: string): void => {
    const next = { ...written, [part]: text };
    setWritten(next);
    drafts.keep(key, next, report.streamVersion);
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    setError(undefined);
    const body = bodyFor(editText, written, report);
    try {
      const commandId = drafts.commandIdFor(key, JSON.stringify(body));
      await client.act({ path: pathOf(editText, report.id), body, commandId });
      afterAct();
      drafts.drop(key);
      setWritten({});
    } catch (failure) {
      if (!(failure instanceof Problem && failure.isOpen)) drafts.settle(key);
      setError(failure as Error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      {mayWrite && <p>{t('prose.hint', { example: '{{3.1.total}}' })}</p>}
      {codesOf('reportParts').map((part) => (
        <section key={part} aria-label={label('reportParts', part)}>
          <h2 className="card-title">{label('reportParts', part)}</h2>
          <div className={mayWrite ? 'columns' : undefined}>
            {mayWrite && (
              <Input.TextArea
                aria-label={label('reportParts', part)}
                rows={8}
                maxLength={20_000}
                value={written[part] ?? report.text[part] ?? ''}
                onChange={({ target }) => write(part, target.value)}
              />
            )}
            <div className="letter-text">{report.reading[part] || t('prose.empty')}</div>
          </div>
        </section>
      ))}
      {error && <ProblemNote error={error} />}
      {mayWrite && (
        <Space>
          <Button
            type="primary"
            loading={saving}
            disabled={Object.keys(written).length === 0}
            onClick={() => void save()}
          >
            {label('acts', editText.name)}
          </Button>
          {Object.keys(written).length > 0 && <span>{t('draft.kept')}</span>}
        </Space>
      )}
    </div>
  );
};
