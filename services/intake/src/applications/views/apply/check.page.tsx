import { Bi, Steps, SummaryList, type FieldError, type Frame, type Here } from '@mingjian/portal-kit';
import { applicantTypeLabels, deliveryLabels, identityLabels, mediumLabels } from '../../letters/labels.js';
import { assistanceLabels } from './applicant-fields.js';
import { crumbs, kindOf } from './apply-frame.js';
import { allSteps, type Step } from './checks.js';
import type { DraftFields } from './draft.js';

interface CheckPage {
  readonly here: Here;
  readonly fields: DraftFields;
  readonly organName: string;
  /** Each with the page on which it is put right. */
  readonly errors: readonly (FieldError & { readonly step?: Step })[];
}

/** 核对: everything that goes out, and the way back to each of it. */
export const checkFrame = ({ here, fields, organName, errors }: CheckPage): Frame => ({
  here,
  title: { zh: '核对申请', en: 'Check your answers' },
  block: 'apply',
  crumbs,
  unlisted: true,
  failed: errors.length > 0,
  kind: kindOf(here, '核对申请'),
  children: (
    <div class="narrow">
      <Steps steps={allSteps} at={allSteps.indexOf('核对')} />
      {errors.length > 0 && (
        <div class="errors" role="alert" tabIndex={-1} autofocus aria-labelledby="errors-title">
          <h2 id="errors-title">
            <Bi zh="请先改正以下内容" en="There is a problem" />
          </h2>
          <ul>
            {errors.map(({ step, field, text }) => (
              <li>{step === undefined ? text : <a href={`/apply/${step}#${field}`}>{text}</a>}</li>
            ))}
          </ul>
        </div>
      )}
      <SummaryList
        rows={[
          { label: '受理机关', value: organName, href: '/apply/organ#organ' },
          row('申请人类型', label(applicantTypeLabels, fields.applicantType), 'applicantType'),
          row('姓名或者名称', fields.name, 'name'),
          row('证件', `${label(identityLabels, fields.identityKind)} ${fields.identityNumber}`, 'identityKind'),
          row('电话', fields.phone, 'phone'),
          row('电子邮箱', fields.email, 'email'),
          row('通信地址', [fields.address, fields.postcode].filter(Boolean).join(' '), 'address'),
          row('需要的帮助', fields.assistance.map((each) => label(assistanceLabels, each)).join('、'), 'assistance'),
          { label: '所需信息', value: fields.description, href: '/apply/request#description' },
          { label: '载体', value: label(mediumLabels, fields.medium), href: '/apply/delivery#medium' },
          { label: '获取方式', value: label(deliveryLabels, fields.delivery), href: '/apply/delivery#delivery' },
        ]}
      />
      <form method="post" action="/apply/check">
        <p>提交即表示以上内容属实。</p>
        <button>提交申请 Submit</button>
      </form>
    </div>
  ),
});

const row = (name: string, value: string, field: string) => ({
  label: name,
  value: value === '' ? '（未填）' : value,
  href: `/apply/applicant#${field}`,
});
const label = (labels: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(labels, value) ? labels[value]! : value;
