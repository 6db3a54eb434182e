import { useNavigate } from '@tanstack/react-router';
import { Card } from 'antd';
import { ActForm } from '../../acts/act-form.js';
import { proposeItem } from '../../acts/items.js';
import { useWords } from '../../words/index.js';

/** A section proposes something for publication: the fields of 政务公开审批表. */
export const ProposeItem = () => {
  const { label } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <h1>{label('acts', 'item.propose')}</h1>
      <Card style={{ maxWidth: 760 }}>
        <ActForm
          act={proposeItem}
          id="new"
          thing={undefined}
          onDone={({ id }) => void navigate({ to: '/items/$id', params: { id } })}
        />
      </Card>
    </>
  );
};
