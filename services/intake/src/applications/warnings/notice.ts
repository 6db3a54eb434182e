import type { WarnedRole } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/** What somebody is told: which case is due when. Nothing of the applicant and nothing of what was asked. */
export interface WarningNotice {
  /** The same warning again has the same key, so whoever gets it can tell. */
  readonly key: string;
  readonly kind: 'early' | 'overdue';
  readonly to: WarnedRole;
  /** Subjects of the issuer. */
  readonly recipients: readonly string[];
  readonly organ: string;
  readonly application: string;
  readonly number: string;
  readonly due: CivilDate;
  readonly workdaysLeft: number;
  readonly text: { readonly zh: string; readonly en: string };
  readonly simulated: boolean;
}

/** What stands in the message. */
export const textOfWarning = ({
  kind,
  number,
  due,
  workdaysLeft,
}: Pick<WarningNotice, 'kind' | 'number' | 'due' | 'workdaysLeft'>): WarningNotice['text'] =>
  kind === 'early'
    ? {
        zh: `政府信息公开申请${number}答复期限至${due}，还有${workdaysLeft}个工作日`,
        en: `Application ${number} is to be answered by ${due}: ${workdaysLeft} working days are left`,
      }
    : {
        zh: `政府信息公开申请${number}答复期限已于${due}届满，逾期${-workdaysLeft}个工作日`,
        en: `Application ${number} was to be answered by ${due}: it is ${-workdaysLeft} working days late`,
      };
