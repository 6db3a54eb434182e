import type { CivilDate } from '@mingjian/core';
import type { Fact } from '../../letters/index.js';
import { receiptBasisLabels } from '../../letters/labels.js';

/** A step of a case as its applicant reads it: what happened, and why each date is what it is. */
export interface StoryStep {
  readonly on: CivilDate;
  readonly what: string;
  readonly why: string;
}

const correctionItems: Readonly<Record<string, string>> = {
  identity: '身份证明',
  contact: '联系方式',
  description: '所需信息的描述',
  form: '获取信息的形式',
  mandate: '委托手续',
};

/** The steps of a case that concern its applicant, in their order; who did what inside the organ is not among them. */
export const storyOf = (facts: readonly Fact[]): readonly StoryStep[] =>
  facts.flatMap((fact) => {
    const told = tell(fact);
    return told === undefined ? [] : [{ on: fact.on, ...told }];
  });

type Told = Omit<StoryStep, 'on'> | undefined;

const tell = ({ event }: Fact): Told => {
  switch (event.type) {
    case 'ApplicationSubmitted':
      return {
        what: '您提交了申请',
        why:
          event.data.channel === 'web'
            ? '网上提交的，受理机关与您确认之日为收到申请之日。（《条例》第三十一条）'
            : '收到申请之日按提交的方式确定。（《条例》第三十一条）',
      };
    case 'ApplicationRegistered': {
      const { number, receiptDate, receiptBasis, term } = event.data;
      return {
        what: `受理机关登记了申请，编号 ${number}`,
        why: `收到之日为 ${receiptDate}（${receiptBasisLabels[receiptBasis]}）。从次日起数 ${term.days} 个工作日，最迟在 ${term.due} 答复。（第三十三条）`,
      };
    }
    case 'ApplicationTakenOver':
      return { what: '本平台接续办理', why: `答复期限不变，至 ${event.data.term.due}。` };
    case 'AssignmentAccepted':
      return { what: '承办部门开始办理', why: '内部分工不影响答复期限。' };
    case 'CorrectionNoticed':
      return {
        what: '请您补正申请',
        why: `需要补正：${event.data.items.map((item) => correctionItems[item]).join('、')}。最迟在 ${event.data.replyBy} 补正；收到补正以后，答复期限重新计算。逾期不补正且没有正当理由的，视为放弃申请。（第三十条）`,
      };
    case 'CorrectionReceived':
      return {
        what: '收到您的补正',
        why: `答复期限自 ${event.data.receivedOn} 的次日起重新计算，至 ${event.data.term.due}。（第三十条）`,
      };
    case 'CorrectionLapsed':
      return { what: '没有在期限内收到补正', why: '视为放弃申请，不再处理。您可以重新申请。（第三十条）' };
    case 'TermExtended':
      return {
        what: `答复期限延长 ${event.data.days} 个工作日`,
        why: `经公开工作机构负责人同意，延长一次，并告知您；最迟在 ${event.data.term.due} 答复。（第三十三条）`,
      };
    case 'TermRecomputed':
      return {
        what: '答复期限按新的放假安排重新计算',
        why: `由 ${event.data.previousDue} 改为 ${event.data.term.due}。`,
      };
    case 'TermMissed':
      return {
        what: '答复期限已过，尚未答复',
        why: `最迟应当在 ${event.data.due} 答复。您可以向政府信息公开主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。（第四十七条、第五十一条）`,
      };
    case 'FeeNoticed':
      return {
        what: `收取信息处理费 ${event.data.amountYuan} 元`,
        why: '申请的数量、频次明显超过合理范围的，可以收取信息处理费。缴费之前答复期限暂停。（第四十二条）',
      };
    case 'FeeNoticeReceived':
      return { what: '您收到了收费通知', why: `最迟在 ${event.data.payBy} 缴费，逾期不缴的，视为放弃申请。` };
    case 'FeePaid':
      return { what: `收到费用 ${event.data.amountYuan} 元`, why: `答复期限重新计算，至 ${event.data.term.due}。` };
    case 'FeeLapsed':
      return { what: '没有在期限内缴费', why: '视为放弃申请，不再处理。您可以重新申请。' };
    case 'ConsultationSent':
      return event.data.with === 'thirdParty'
        ? {
            what: '征求第三方意见',
            why: '公开可能损害第三方合法权益，正在征求其意见；所需时间不计入答复期限。（第三十二条、第三十三条）',
          }
        : {
            what: '征求其他机关意见',
            why: '信息由几个机关共同制作；所需时间不计入答复期限。（第三十三条、第三十四条）',
          };
    case 'ConsultationAnswered':
      return { what: '收到意见', why: `答复期限继续计算，至 ${event.data.term.due}。` };
    case 'ConsultationLapsed':
      return { what: '征求意见的期限已满', why: `答复期限继续计算，至 ${event.data.term.due}。` };
    case 'ReasonsAsked':
      return {
        what: '请您说明理由',
        why: `申请的数量、频次明显超过合理范围。最迟在 ${event.data.answerBy} 说明；答复期限不停。（第三十五条）`,
      };
    case 'ReasonsReceived':
      return { what: '收到您说明的理由', why: '由受理机关认定是否合理。（第三十五条）' };
    case 'ReasonsAssessed':
      return {
        what: event.data.reasonable ? '理由合理' : '理由不合理',
        why: event.data.deferral ? `延迟答复，至 ${event.data.deferral.term.due}。（第三十五条）` : '（第三十五条）',
      };
    case 'ApplicationDecided':
      return decided(event.data);
    case 'ApplicationDelivered':
      return {
        what: '答复已送达',
        why: '可以在下面下载答复书。申请行政复议或者提起行政诉讼的机关和期限，写在答复书的末尾，期限从送达起算。（第五十一条）',
      };
    case 'ApplicationWithdrawn':
      return { what: '您撤回了申请', why: '申请终止，不再答复。' };
    case 'ApplicationReferred':
      return {
        what: '经您同意，转到负责的机关重新申请',
        why: '收到之日和期限按新的申请计算。（第三十六条第（五）项）',
      };
    case 'ApplicationFactsCorrected':
      return {
        what: '更正了登记的内容',
        why: event.data.term ? `答复期限随之更正为 ${event.data.term.due}。` : '不影响已经作出的答复。',
      };
    default:
      return undefined;
  }
};

const decided = ({ via, decidedOn }: { readonly via: string; readonly decidedOn: string }): Told => {
  if (via === 'reply') return { what: '作出了答复', why: `答复日期 ${decidedOn}，正在按您选择的方式送达。` };
  return via === 'withdrawal' ? undefined : { what: '办理终止', why: '原因见上一步。' };
};
