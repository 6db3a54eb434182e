/** Invented documents of the invented transport bureau, one for each block and enough for every kind of page. */
export interface SampleDocument {
  readonly key: string;
  readonly category: string;
  readonly title: string;
  readonly text: string;
  readonly summary?: string;
  readonly documentNumber?: string;
  readonly filing: { readonly node: string; readonly topic: string; readonly genre: string | null };
  readonly normative?: {
    readonly kind: 'normativeDocument';
    readonly validTo: string | null;
    readonly interpretation: boolean;
  };
  /** Of another document here, which it interprets. */
  readonly interprets?: string;
}

const roads = '07-07';

export const sampleDocuments: readonly SampleDocument[] = [
  {
    key: 'guide',
    category: '信息公开指南',
    title: '云泽市交通运输局政府信息公开指南',
    summary: '公开的范围和方式、公开工作机构、依申请公开的受理和办理、监督与救济',
    text: `一、公开范围\n本局主动公开机构职能、规划计划、行政许可和处罚、公路建设与养护、财政预决算等信息，具体见本局公开目录。\n二、公开方式\n本平台为公开的第一渠道；也可以到政务服务大厅的查阅点查阅。\n三、公开工作机构\n云泽市交通运输局办公室，云泽市演示路1号，工作日 8:30—12:00、13:30—17:30。\n四、依申请公开\n公民、法人和其他组织可以在线、当面、邮寄或者传真提出申请。本局收到申请之日起二十个工作日内答复；需要延长的，最多再延长二十个工作日，并告知申请人。不收取申请费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费。\n五、监督和救济\n认为本局没有依法履行公开义务的，可以向政府信息公开主管部门投诉，也可以依法申请行政复议或者提起行政诉讼。`,
    filing: { node: 'guide', topic: '02-01', genre: null },
  },
  {
    key: 'procedures',
    category: '信息公开制度',
    title: '云泽市交通运输局政府信息公开审查办法',
    documentNumber: '云交办〔2026〕4号',
    text: `第一条 为了规范政府信息公开审查，制定本办法。\n第二条 公开前应当由科室、办公室、保密审查人员和分管领导分别审查，审查的文本应当与公开的文本一致。\n第三条 不能确定是否可以公开的，报有关主管部门或者保密行政管理部门确定。`,
    filing: { node: 'procedures', topic: '02-01', genre: null },
  },
  {
    key: 'measures',
    category: '规范性文件',
    title: '云泽市公路保护办法',
    summary: '公路用地和建筑控制区的管理、超限运输、涉路施工许可、法律责任',
    documentNumber: '云交规〔2026〕2号',
    text: `第一章 总则\n第一条 为了加强公路保护，保障公路完好、安全和畅通，根据有关法律、行政法规，结合本市实际，制定本办法。\n第二条 本市行政区域内国道、省道、县道、乡道和村道的保护，适用本办法。\n第二章 建筑控制区\n第三条 公路建筑控制区的范围，从公路用地外缘起向外的距离标准为：国道不少于二十米，省道不少于十五米，县道不少于十米，乡道不少于五米。\n第四条 在公路建筑控制区内，除公路保护需要外，禁止修建建筑物和地面构筑物。\n第三章 涉路施工\n第五条 占用、挖掘公路或者使公路改线的，应当向公路管理机构申请许可，并按照不低于原有技术标准予以修复。\n第四章 附则\n第六条 本办法自公布之日起施行。`,
    filing: { node: 'basis', topic: roads, genre: 'notice' },
    normative: { kind: 'normativeDocument', validTo: null, interpretation: true },
  },
  {
    key: 'interpretation',
    category: '政策解读',
    title: '《云泽市公路保护办法》解读',
    text: `一、为什么要制定\n原有规定已经实施十年，涉路施工的许可程序需要简化。\n二、主要变化\n明确建筑控制区的距离标准；涉路施工许可由四个环节减为两个；增加村道保护的内容。\n三、对公众的影响\n在公路两侧建房之前，请先查询建筑控制区的范围。`,
    filing: { node: 'basis', topic: roads, genre: 'notice' },
    interprets: 'measures',
  },
  {
    key: 'plan',
    category: '规划计划',
    title: '2026年公路养护计划',
    summary: '全年养护里程、重点路段和资金安排',
    documentNumber: '云交发〔2026〕3号',
    text: `2026年计划养护公路六百二十公里，其中国道和省道一百八十公里，县道和乡道四百四十公里。\n重点路段：龙王庙泵站至城南大桥段，全长十二公里，安排大修。\n养护资金共三千六百万元，按工程进度拨付，使用情况在本平台公开。`,
    filing: { node: 'plans', topic: roads, genre: null },
  },
  {
    key: 'draft',
    category: '决策预公开',
    title: '云泽市慢行交通系统规划（征求意见稿）',
    text: `规划建设步行和自行车道一百二十公里，串联学校、医院、公园和公交站点。\n中心城区机动车道宽度超过三米五的，优先压缩为三米二五，用于增设人行道和自行车道。`,
    filing: { node: 'plans', topic: roads, genre: null },
  },
  {
    key: 'news',
    category: '工作动态',
    title: '城南大桥主跨顺利合龙',
    text: `今天上午，城南大桥主跨顺利合龙。大桥全长一千二百米，双向四车道，两侧设人行道和自行车道，预计年底通车。`,
    filing: { node: 'news', topic: roads, genre: null },
  },
];
