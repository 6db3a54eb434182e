import { checkReport, resolved, type ReportText } from '../../domain/index.js';
import { figuresDigest } from '../../domain/figures.js';
import { balancedReport } from '../../domain/testing/balanced-report.js';
import type { ExportedReport } from '../frozen-report.js';

const organs = ['transport'];
const ledgers = { correctionNotices: { '3.4.3': 4, '3.6.1': 7 }, feeNotices: 2, feesPaidYuan: 270 };

const text: ReportText = {
  proactiveDisclosure:
    '全年通过政府网站主动公开政府信息一千二百余条，制发行政规范性文件{{normativeDocuments.made}}件，现行有效{{normativeDocuments.inForce}}件，均已按要求标注有效性。',
  onApplication:
    '全年新收政府信息公开申请{{N.total}}件，上年结转{{P.total}}件；办结{{T.total}}件，其中予以公开{{3.1.total}}件，部分公开{{3.2.total}}件；结转下年度继续办理{{F.total}}件。答复前逐件核对申请人所需信息，按期答复率为百分之百。',
  informationManagement: '修订信息公开目录，落实公开属性源头认定，全年清理规范性文件一次。',
  platform: '政府网站信息公开专栏全年改版一次，增设年度报告统一展示页面。',
  supervision: '组织业务培训两次，参加人数一百二十人次；开展社会评议一次；未发生责任追究情形。',
  problems:
    '一是部分领域公开内容更新不够及时。\n二是政策解读形式较为单一。\n下一步将完善更新提醒机制，并制作图文、音视频解读材料。',
  others: '本年度依照《政府信息公开信息处理费管理办法》收取信息处理费{{fees.yuan}}元。',
};

/** An invented report of an invented bureau, every group of the form with figures in it. */
export const exportedSample = (year = 2031): ExportedReport => {
  const tables = balancedReport(
    {
      naturalPerson: {
        carriedIn: 12,
        carriedForward: 18,
        results: {
          ...{ '3.1': 214, '3.2': 57, '3.3.1': 1, '3.3.2': 3, '3.3.4': 12, '3.3.5': 9, '3.3.6': 14, '3.3.7': 21 },
          ...{ '3.3.8': 6, '3.4.1': 88, '3.4.2': 11, '3.4.3': 4, '3.5.1': 31, '3.5.2': 9, '3.5.4': 2, '3.6.1': 7 },
          ...{ '3.6.2': 2, '3.6.3': 16 },
        },
      },
      commercialEnterprise: { carriedIn: 2, carriedForward: 1, results: { '3.1': 26, '3.2': 4, '3.4.1': 7 } },
      researchInstitution: { results: { '3.1': 3 } },
      publicWelfareOrganization: { results: { '3.3.3': 1 } },
      legalServiceOrganization: { results: { '3.1': 5, '3.4.1': 2 } },
      otherOrganization: { carriedForward: 1, results: { '3.5.3': 1, '3.5.5': 1 } },
    },
    [3, 1, 2, 4],
    year,
  );
  return {
    organ: 'transport',
    organName: '云泽市交通运输局',
    title: `云泽市交通运输局${year}年政府信息公开工作年度报告`,
    version: 1,
    organs,
    tables,
    text: resolved(text, { tables, ledgers }),
    cut: { intake: 4012, review: 1207, publish: 905, reporting: 31 },
    digest: figuresDigest(tables, organs),
    examination: checkReport(tables, { ledgers }),
    frozen: { on: `${year + 1}-01-19`, publication: 'd'.repeat(64) },
    simulated: false,
  };
};
