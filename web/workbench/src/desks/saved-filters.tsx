import { Button, Dropdown, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import type { QueueSearch } from '../app/router.js';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';

interface Saved {
  readonly name: string;
  readonly search: QueueSearch;
}

const read = (key: string): readonly Saved[] => JSON.parse(localStorage.getItem(key) ?? '[]') as Saved[];

interface SavedFiltersProps {
  readonly queue: string;
  readonly search: QueueSearch;
  readonly onChoose: (search: QueueSearch) => void;
}

/** Filters of a queue under names of one's own, kept in this browser: they name organs and stages, nobody's data. */
export const SavedFilters = ({ queue, search, onChoose }: SavedFiltersProps) => {
  const { sub } = useMe();
  const { t } = useWords();
  const key = `mingjian.filters.${sub}.${queue}`;
  const [saved, setSaved] = useState(() => read(key));
  const [name, setName] = useState('');
  const [naming, setNaming] = useState(false);
  const keep = (next: readonly Saved[]): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  const save = (): void => {
    if (name.trim() === '') return;
    keep([...saved.filter((one) => one.name !== name.trim()), { name: name.trim(), search }]);
    setName('');
    setNaming(false);
  };
  return (
    <Space>
      <Dropdown
        disabled={saved.length === 0}
        menu={{
          items: saved.map((one) => ({
            key: one.name,
            label: (
              <Space>
                {one.name}
                <Button
                  size="small"
                  type="text"
                  aria-label={t('filter.forget', { name: one.name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    keep(saved.filter((other) => other.name !== one.name));
                  }}
                >
                  ×
                </Button>
              </Space>
            ),
            onClick: () => onChoose(one.search),
          })),
        }}
      >
        <Button>{t('filter.saved', { count: saved.length })}</Button>
      </Dropdown>
      <Popover
        trigger="click"
        open={naming}
        onOpenChange={setNaming}
        content={
          <Space>
            <Input
              aria-label={t('filter.name')}
              placeholder={t('filter.name')}
              value={name}
              maxLength={30}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={save}
            />
            <Button onClick={save}>{t('save')}</Button>
          </Space>
        }
      >
        <Button>{t('filter.save')}</Button>
      </Popover>
    </Space>
  );
};
