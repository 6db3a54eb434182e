import { deliveryManners } from '@mingjian/contracts';
import {
  ChoiceField,
  ErrorSummary,
  Steps,
  TextField,
  type FieldError,
  type Frame,
  type Here,
} from '@mingjian/portal-kit';
import { deliveryLabels, mediumLabels } from '../../letters/labels.js';
import { ApplicantFields } from './applicant-fields.js';
import { crumbs, kindOf, type NamedOrgan } from './apply-frame.js';
import { allSteps, stepLabels, steps, type Step } from './checks.js';
import type { DraftFields } from './draft.js';

interface StepPage {
  readonly here: Here;
  readonly step: Step;
  readonly fields: DraftFields;
  readonly errors: readonly FieldError[];
  readonly organs: readonly NamedOrgan[];
  /** What was looked for before. */
  readonly about?: string;
}

const englishSteps: Readonly<Record<Step, string>> = {
  organ: 'Which organ',
  applicant: 'Who applies',
  request: 'What for',
  delivery: 'How to receive it',
};

/** One page of the form. */
export const stepFrame = (page: StepPage): Frame => {
  const { here, step, errors } = page;
  return {
    here,
    title: { zh: stepLabels[step], en: englishSteps[step] },
    block: 'apply',
    crumbs,
    unlisted: true,
    failed: errors.length > 0,
    kind: kindOf(here, stepLabels[step]),
    children: (
      <div class="narrow">
        <Steps steps={allSteps} at={steps.indexOf(step) + 1} />
        <ErrorSummary errors={errors} />
        <form method="post" action={`/apply/${step}`}>
          {page.about !== undefined && page.about !== '' && <input type="hidden" name="about" value={page.about} />}
          <Fields {...page} />
          <button>继续 Continue</button>
        </form>
        <p>
          <a href={previous(step)}>‹ 上一步 Back</a>
        </p>
      </div>
    ),
  };
};

const previous = (step: Step): string => {
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined ? '/portal/search?applying=1' : `/apply/${before}`;
};

const Fields = ({ step, fields, errors, organs }: StepPage) => {
  const errorOf = (name: string): string | undefined => errors.find(({ field }) => field === name)?.text;
  switch (step) {
    case 'organ':
      return (
        <ChoiceField
          name="organ"
          label={{ zh: '向哪个机关申请', en: 'Organ' }}
          hint="向制作或者保存这份信息的机关申请。不清楚的，选择最接近的机关；不属于它的，它会告诉您该向谁申请。"
          error={errorOf('organ')}
          choices={organs.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={[fields.organ]}
        />
      );
    case 'applicant':
      return <ApplicantFields fields={fields} errorOf={errorOf} />;
    case 'request':
      return (
        <TextField
          name="description"
          label={{ zh: '所需信息', en: 'The information you ask for' }}
          hint="写明名称、文号或者便于查找的其他特征，例如：“市交通运输局2025年签订的城南大桥养护合同”。不需要写用途。"
          error={errorOf('description')}
          value={fields.description}
          lines={8}
          maxLength={10_000}
        />
      );
    case 'delivery':
      return (
        <>
          <ChoiceField
            name="medium"
            label={{ zh: '信息的载体', en: 'Medium' }}
            error={errorOf('medium')}
            choices={Object.entries(mediumLabels).map(([value, label]) => ({ value, label }))}
            chosen={[fields.medium]}
          />
          <ChoiceField
            name="delivery"
            label={{ zh: '获取信息的方式', en: 'Delivery' }}
            hint="机关无法按照您要求的形式提供的，可以通过其他适当形式提供。（《条例》第四十条）"
            error={errorOf('delivery')}
            choices={deliveryManners.map((value) => ({ value, label: deliveryLabels[value] }))}
            chosen={[fields.delivery]}
          />
        </>
      );
  }
};
