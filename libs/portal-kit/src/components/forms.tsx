import type { ComponentChildren, JSX } from 'preact';
import { Bi } from './bilingual.js';
import type { Bilingual } from '../blocks.js';

/** What is wrong with a field, in the words that stand beside it too. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** The first thing on a page that could not be taken; it has the focus, and each line leads to its field. */
export const ErrorSummary = ({ errors }: { errors: readonly FieldError[] }): JSX.Element | null =>
  errors.length === 0 ? null : (
    <div class="errors" role="alert" tabIndex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">
        <Bi zh="请先改正以下内容" en="There is a problem" />
      </h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li>{field === '' ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );

interface FieldFrame {
  readonly name: string;
  readonly label: Bilingual;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

const Label = ({ name, label, hint, error, optional }: FieldFrame): JSX.Element => (
  <>
    <label for={name}>
      <Bi {...label} />
      {optional && <span class="optional">（选填）</span>}
    </label>
    {hint !== undefined && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {error !== undefined && (
      <p class="error" id={`${name}-error`}>
        <span class="hidden">错误：</span>
        {error}
      </p>
    )}
  </>
);

const describedBy = ({ name, hint, error }: FieldFrame): string | undefined =>
  [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean).join(' ') || undefined;

export type TextFieldProps = FieldFrame & {
  readonly value: string;
  readonly lines?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'search';
  readonly autocomplete?: string;
  readonly maxLength: number;
};

export const TextField = (props: TextFieldProps): JSX.Element => {
  const { name, value, lines, type = 'text', autocomplete, maxLength, error, optional } = props;
  const common = {
    id: name,
    name,
    maxLength,
    'aria-describedby': describedBy(props),
    'aria-invalid': error !== undefined ? ('true' as const) : undefined,
    'aria-required': optional ? undefined : ('true' as const),
  };
  return (
    <div class={`field${error === undefined ? '' : ' wrong'}`}>
      <Label {...props} />
      {lines === undefined ? (
        <input {...common} type={type as 'text'} value={value} autocomplete={autocomplete} />
      ) : (
        <textarea {...common} rows={lines}>
          {value}
        </textarea>
      )}
    </div>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: string;
}

export type ChoiceFieldProps = FieldFrame & {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
};

/** One of several, or any of them: radio buttons or check boxes with their question as legend. */
export const ChoiceField = (props: ChoiceFieldProps): JSX.Element => {
  const { name, label, hint, error, optional, choices, chosen, several = false } = props;
  return (
    <fieldset class={`field${error === undefined ? '' : ' wrong'}`} aria-describedby={describedBy(props)}>
      <legend>
        <Bi {...label} />
        {optional && <span class="optional">（选填）</span>}
      </legend>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          <span class="hidden">错误：</span>
          {error}
        </p>
      )}
      {choices.map(({ value, label: text, hint: help }, index) => {
        // The first has the field's own id: that is where the error summary leads.
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              id={id}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              aria-describedby={help === undefined ? undefined : `${id}-help`}
            />
            <label for={id}>{text}</label>
            {help !== undefined && (
              <p class="hint" id={`${id}-help`}>
                {help}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
};

export type SelectFieldProps = FieldFrame & {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
};

export const SelectField = (props: SelectFieldProps): JSX.Element => {
  const { name, choices, chosen, error } = props;
  return (
    <div class={`field${error === undefined ? '' : ' wrong'}`}>
      <Label {...props} />
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error !== undefined ? 'true' : undefined}
      >
        {choices.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** 核对: what was entered, and the way back to each. */
export const SummaryList = ({
  rows,
}: {
  rows: readonly { readonly label: string; readonly value: string; readonly href?: string }[];
}): JSX.Element => (
  <dl class="summary">
    {rows.map(({ label, value, href }) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
        {href !== undefined && (
          <dd class="change">
            <a href={href}>
              修改<span class="hidden">{label}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);

/** Where somebody is in a procedure of several pages. */
export const Steps = ({ steps, at }: { steps: readonly string[]; at: number }): JSX.Element => (
  <ol class="steps" aria-label={`第${at + 1}步，共${steps.length}步`}>
    {steps.map((step, index) => (
      <li aria-current={index === at ? 'step' : undefined} class={index < at ? 'done' : undefined}>
        {step}
      </li>
    ))}
  </ol>
);
