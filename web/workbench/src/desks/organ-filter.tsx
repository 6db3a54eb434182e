import { Select } from 'antd';
import type { Permission } from '../api/permission.js';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';

interface OrganFilterProps {
  readonly permission: Permission;
  readonly value: string | undefined;
  readonly onChange: (organ: string | undefined) => void;
}

/** Which of one's organs a list is about; nothing to choose for whoever works in one. */
export const OrganFilter = ({ permission, value, onChange }: OrganFilterProps) => {
  const me = useMe();
  const { t, language } = useWords();
  const organs = me.organsFor(permission);
  if (organs.length < 2) return null;
  return (
    <Select
      allowClear
      aria-label={t('field.organ')}
      placeholder={t('organ.all')}
      style={{ minWidth: 220 }}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={organs.map(({ organ }) => ({ value: organ, label: me.organName(organ, language) }))}
    />
  );
};
