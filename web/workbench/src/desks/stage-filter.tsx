import { Badge, Button, Space } from 'antd';
import { useWords } from '../words/index.js';
import type { Vocabulary } from '../words/vocabulary.js';

interface StageFilterProps {
  readonly vocabulary: Vocabulary;
  readonly stages: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly value: string | undefined;
  readonly onChange: (stage: string | undefined) => void;
}

/** The stages of a queue with how many wait in each; one that is pressed again is let go. */
export const StageFilter = ({ vocabulary, stages, counts, value, onChange }: StageFilterProps) => {
  const { t, label } = useWords();
  return (
    <Space wrap role="group" aria-label={t('stage')}>
      {stages.map((stage) => (
        <Button
          key={stage}
          size="small"
          type={stage === value ? 'primary' : 'default'}
          aria-pressed={stage === value}
          onClick={() => onChange(stage === value ? undefined : stage)}
        >
          {label(vocabulary, stage)}{' '}
          <Badge count={counts[stage] ?? 0} showZero color="#595f69" overflowCount={99_999} />
        </Button>
      ))}
    </Space>
  );
};
