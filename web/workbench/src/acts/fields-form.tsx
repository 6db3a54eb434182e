import { Button, Form } from 'antd';
import { useState } from 'react';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import type { OfferedAct } from './act.js';
import { FieldInput } from './field-input.js';
import type { Values } from './field.js';

interface FieldsFormProps<Thing> {
  readonly act: OfferedAct<Thing>;
  readonly thing: Thing;
  readonly organ: string | undefined;
  readonly sending: boolean;
  readonly onSubmit: (values: Values) => void;
}

/** What an act asks for, without what belongs to one thing: its draft, its version, its conflicts. */
export const FieldsForm = <Thing,>({ act, thing, organ, sending, onSubmit }: FieldsFormProps<Thing>) => {
  const me = useMe();
  const { label } = useWords();
  const [values, setValues] = useState<Values>(() => act.initial?.(thing, me) ?? {});
  return (
    <Form
      layout="vertical"
      initialValues={values}
      onValuesChange={(_, all: Values) => setValues({ ...values, ...all })}
      onFinish={() => onSubmit(values)}
    >
      {act.fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => (
          <FieldInput key={field.name} field={field} values={values} organ={organ} />
        ))}
      <Button type="primary" htmlType="submit" loading={sending} style={{ marginTop: 12 }}>
        {label('acts', act.name)}
      </Button>
    </Form>
  );
};
