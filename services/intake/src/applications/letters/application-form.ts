import { dateInWords } from '@mingjian/documents/model';
import { nameOf } from './case-file.js';
import { letterKind } from './kind.js';
import { applicantTypeLabels, channelLabels, deliveryLabels, identityLabels, mediumLabels } from './labels.js';
import { WITHHELD } from './words.js';

/** 申请表: what Art 29 wants to know, as it was handed in. */
export const applicationForm = letterKind({
  name: 'applicationForm',
  madeBy: 'ApplicationSubmitted',
  day: ({ submittedOn }) => submittedOn,
  write: ({ data }, { file, names, on }) => {
    const { applicant } = file;
    const said = (value: string | undefined): string => (applicant ? (value ?? '') : WITHHELD);
    return {
      layout: 'form',
      signature: null,
      body: [
        {
          kind: 'table',
          rows: [
            { label: '受理机关', value: names.organ(data.organ, on) },
            { label: '申请人类型', value: applicantTypeLabels[data.applicantType] },
            { label: '姓名或者名称', value: nameOf(file) },
            {
              label: '身份证明',
              value: said(
                applicant ? `${identityLabels[applicant.identity.kind]}\u3000${applicant.identity.number}` : '',
              ),
            },
            { label: '联系电话', value: said(applicant?.contact.phone) },
            { label: '电子邮箱', value: said(applicant?.contact.email) },
            { label: '通信地址', value: said(applicant?.contact.address) },
            { label: '邮政编码', value: said(applicant?.contact.postcode) },
            { label: '所需政府信息的内容描述', value: file.request ?? WITHHELD },
            { label: '信息的形式', value: mediumLabels[data.medium] },
            { label: '获取信息的方式', value: deliveryLabels[data.delivery] },
            { label: '提交渠道', value: channelLabels[data.channel] },
            { label: '申请日期', value: dateInWords(data.submittedOn) },
          ],
        },
      ],
    };
  },
});
