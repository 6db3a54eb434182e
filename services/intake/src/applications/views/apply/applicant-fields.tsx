import { applicantTypes } from '@mingjian/contracts';
import { ChoiceField, SelectField, TextField } from '@mingjian/portal-kit';
import { applicantTypeLabels, identityLabels } from '../../letters/labels.js';
import type { DraftFields } from './draft.js';

/** Who applies (Art 29), and what makes it easier for them (Art 43). */
export const ApplicantFields = ({
  fields,
  errorOf,
}: {
  fields: DraftFields;
  errorOf: (name: string) => string | undefined;
}) => (
  <>
    <ChoiceField
      name="applicantType"
      label={{ zh: '申请人类型', en: 'Kind of applicant' }}
      error={errorOf('applicantType')}
      choices={applicantTypes.map((value) => ({ value, label: applicantTypeLabels[value] }))}
      chosen={[fields.applicantType]}
    />
    <TextField
      name="name"
      label={{ zh: '姓名或者名称', en: 'Name' }}
      error={errorOf('name')}
      value={fields.name}
      maxLength={200}
      autocomplete="name"
    />
    <SelectField
      name="identityKind"
      label={{ zh: '证件类型', en: 'Proof of identity' }}
      error={errorOf('identityKind')}
      choices={[
        { value: '', label: '请选择' },
        ...Object.entries(identityLabels).map(([value, label]) => ({ value, label })),
      ]}
      chosen={fields.identityKind}
    />
    <TextField
      name="identityNumber"
      label={{ zh: '证件号码', en: 'Its number' }}
      hint="个人填身份证件号码，法人和其他组织填统一社会信用代码。只有办理申请的人员可以看到。"
      error={errorOf('identityNumber')}
      value={fields.identityNumber}
      maxLength={60}
      autocomplete="off"
    />
    <p class="hint">电话、电子邮箱、通信地址至少填写一种。</p>
    <TextField
      name="phone"
      type="tel"
      label={{ zh: '电话', en: 'Telephone' }}
      error={errorOf('phone')}
      value={fields.phone}
      maxLength={40}
      autocomplete="tel"
      optional
    />
    <TextField
      name="email"
      type="email"
      label={{ zh: '电子邮箱', en: 'E-mail' }}
      error={errorOf('email')}
      value={fields.email}
      maxLength={200}
      autocomplete="email"
      optional
    />
    <TextField
      name="address"
      label={{ zh: '通信地址', en: 'Address' }}
      error={errorOf('address')}
      value={fields.address}
      maxLength={500}
      autocomplete="street-address"
      optional
    />
    <TextField
      name="postcode"
      label={{ zh: '邮政编码', en: 'Postcode' }}
      error={errorOf('postcode')}
      value={fields.postcode}
      maxLength={12}
      autocomplete="postal-code"
      optional
    />
    <ChoiceField
      name="assistance"
      label={{ zh: '需要的帮助', en: 'Help you need' }}
      hint="机关会提供必要的帮助。（《条例》第四十三条）"
      error={errorOf('assistance')}
      choices={Object.entries(assistanceLabels).map(([value, label]) => ({ value, label }))}
      chosen={fields.assistance}
      several
      optional
    />
  </>
);

export const assistanceLabels: Readonly<Record<string, string>> = {
  reading: '阅读有困难',
  sight: '视力有障碍',
  hearing: '听力有障碍',
};
