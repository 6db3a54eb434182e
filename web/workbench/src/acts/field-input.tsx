import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactElement } from 'react';
import { useView } from '../api/queries.js';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import type { Field, Values } from './field.js';
import { FilesInput } from './files-input.js';

interface FieldInputProps {
  readonly field: Field;
  readonly values: Values;
  /** Whose sections and law are offered. */
  readonly organ: string | undefined;
}

/** The input of one field. Dates are `YYYY-MM-DD` outside of it. */
export const FieldInput = ({ field, values, organ }: FieldInputProps) => {
  const { t, label } = useWords();
  if (field.kind === 'rows') return <Rows field={field} organ={organ} values={values} />;
  const named = t(field.label);
  const rules = [
    ...(field.required ? [{ required: true, message: t('field.needed', { field: named }) }] : []),
    ...(field.kind === 'text' && field.min
      ? [{ min: field.min, message: t('field.tooShort', { min: field.min }) }]
      : []),
  ];
  const common = {
    name: field.name,
    label: named,
    rules,
    ...(field.hint && { extra: t(field.hint) }),
  };
  if (field.kind === 'flag')
    return (
      <Form.Item name={field.name} valuePropName="checked">
        <Checkbox>{named}</Checkbox>
      </Form.Item>
    );
  if (field.kind === 'date')
    return (
      <Form.Item
        {...common}
        getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
        normalize={dayOf}
      >
        <Days future={field.future ?? false} />
      </Form.Item>
    );
  if (field.kind === 'dates')
    return (
      <Form.Item
        {...common}
        getValueProps={(value: readonly string[] | undefined) => ({ value: (value ?? []).map((day) => dayjs(day)) })}
        normalize={(days: readonly Dayjs[] | null) => (days ?? []).map((day) => day.format('YYYY-MM-DD'))}
      >
        <DatePicker multiple style={{ width: '100%' }} />
      </Form.Item>
    );
  const choices = (codes: readonly string[]) =>
    field.kind === 'choice' || field.kind === 'choices'
      ? codes.map((code) => ({ value: code, label: label(field.vocabulary, code) }))
      : [];
  const inputs: Record<Exclude<Field['kind'], 'rows' | 'flag' | 'date' | 'dates'>, () => ReactElement> = {
    text: () => <Input maxLength={'max' in field ? field.max : undefined} autoComplete="off" />,
    longText: () => <LongText max={field.kind === 'longText' ? field.max : 0} />,
    number: () => (
      <InputNumber
        {...(field.kind === 'number' && { min: field.min, max: field.max })}
        precision={0}
        style={{ width: '100%' }}
      />
    ),
    choice: () => <Select options={'codes' in field ? choices(field.codes) : []} allowClear={!field.required} />,
    choices: () => <Select mode="multiple" options={'codes' in field ? choices(field.codes) : []} />,
    section: () => <Sections organ={organ} />,
    organ: () => <Organs clearable={!field.required} />,
    organs: () => <Organs clearable many />,
    publication: () => <PublicationChoice organ={organ} clearable={!field.required} />,
    files: () => <FilesInput />,
    texts: () => <Select mode="tags" open={false} suffixIcon={null} />,
    rule: () => (field.kind === 'rule' ? <RuleCodes field={field} /> : <></>),
    provisions: () => <Provisions organ={organ} result={values['result']} />,
  };
  return <Form.Item {...common}>{inputs[field.kind]()}</Form.Item>;
};

/** A letter needs more room than a note. */
const LongText = ({ max, ...input }: { readonly max: number }) => (
  <Input.TextArea {...input} maxLength={max} rows={max > 10_000 ? 14 : 5} />
);

const dayOf = (value: Dayjs | null): string | undefined => value?.format('YYYY-MM-DD');

const Days = ({ future, ...input }: { readonly future: boolean | 'any' }) => {
  const { today } = useMe();
  return (
    <DatePicker
      {...input}
      style={{ width: '100%' }}
      disabledDate={(day: Dayjs) =>
        future !== 'any' && (future ? day.isBefore(today, 'day') : day.isAfter(today, 'day'))
      }
    />
  );
};

const Sections = ({ organ, ...input }: { readonly organ: string | undefined }) => {
  const me = useMe();
  const sections = me.organ(organ)?.sections ?? [];
  return <Select {...input} options={sections.map(({ id, name }) => ({ value: id, label: name }))} />;
};

interface OrgansProps {
  readonly clearable: boolean;
  readonly many?: boolean;
}

const Organs = ({ clearable, many = false, ...input }: OrgansProps) => {
  const me = useMe();
  const { language } = useWords();
  return (
    <Select
      {...input}
      {...(many && { mode: 'multiple' as const })}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      options={me.organs.map(({ organ }) => ({ value: organ, label: me.organName(organ, language) }))}
    />
  );
};

interface PublicationChoiceProps {
  readonly organ: string | undefined;
  readonly clearable: boolean;
}

const PublicationChoice = ({ organ, clearable, ...input }: PublicationChoiceProps) => {
  const { data } = useView<{
    readonly entries: readonly { readonly publication: string; readonly indexNumber: string; readonly title: string }[];
  }>(organ === undefined ? undefined : `publish/publications?organ=${organ}`);
  return (
    <Select
      {...input}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.entries ?? []).map(({ publication, indexNumber, title }) => ({
        value: publication,
        label: `${indexNumber} ${title}`,
      }))}
    />
  );
};

interface LabelledRow {
  readonly label?: string;
  readonly englishLabel?: string;
}

const RuleCodes = ({ field, ...input }: { readonly field: Extract<Field, { kind: 'rule' }> }) => {
  const { language } = useWords();
  const { data } = useView<RuleTableAnswer<LabelledRow & Readonly<Record<string, unknown>>>>(
    `intake/rule-tables/${field.table}`,
    { live: false },
  );
  return (
    <Select
      {...input}
      {...(field.many && { mode: 'multiple' as const })}
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.rows ?? []).map((row) => ({
        value: String(row[field.code]),
        label: (language === 'zh' ? row.label : row.englishLabel) ?? String(row[field.code]),
      }))}
    />
  );
};

interface RuleTableAnswer<Row> {
  readonly rows: readonly Row[];
}

/** The provisions that the chosen result can rest on, by the rule table of the day. */
const Provisions = ({ organ, result, ...input }: { readonly organ: string | undefined; readonly result: unknown }) => {
  const { language } = useWords();
  const of = organ === undefined ? '' : `?organ=${organ}`;
  const bases = useView<RuleTableAnswer<{ result: string; provision: string | null }>>(
    `intake/rule-tables/resultBases${of}`,
    {
      live: false,
    },
  );
  const provisions = useView<RuleTableAnswer<{ provision: string; label: string; englishLabel: string }>>(
    `intake/rule-tables/provisions${of}`,
    { live: false },
  );
  const fitting = new Set(
    (bases.data?.rows ?? []).filter((row) => row.result === result).map(({ provision }) => provision),
  );
  return (
    <Select
      {...input}
      mode="multiple"
      options={(provisions.data?.rows ?? [])
        .filter(({ provision }) => fitting.has(provision))
        .map(({ provision, label, englishLabel }) => ({
          value: provision,
          label: `${provision} ${language === 'zh' ? label : englishLabel}`,
        }))}
    />
  );
};

const Rows = ({
  field,
  organ,
  values,
}: {
  readonly field: Extract<Field, { kind: 'rows' }>;
  readonly organ: string | undefined;
  readonly values: Values;
}) => {
  const { t } = useWords();
  return (
    <fieldset style={{ border: '1px solid #d5d9de', marginBottom: 12 }}>
      <legend>{t(field.label)}</legend>
      <Form.List name={field.name} initialValue={field.required === false ? [] : [{}]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Space key={key} align="start" wrap>
                {field.columns.map((column) => (
                  <FieldInput
                    key={column.name}
                    field={{ ...column, name: [name, column.name] as unknown as string }}
                    values={values}
                    organ={organ}
                  />
                ))}
                <Button onClick={() => remove(name)}>{t('remove')}</Button>
              </Space>
            ))}
            <div>
              <Button onClick={() => add({})}>{t('add')}</Button>
            </div>
          </>
        )}
      </Form.List>
    </fieldset>
  );
};
