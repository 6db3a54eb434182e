import { canonicalize, type publicationEvents, sha256, type EventsOf } from '@mingjian/contracts';
import { addDays } from '@mingjian/calendar';
import type { Content } from '@mingjian/service-kit';
import { benchOrgans } from '../scale/organs.js';
import { Draw } from '../scale/chance.js';

/** What a published item is made of: the data of its event, and the bytes that are found by its digest. */
export interface InventedDocument {
  readonly publication: string;
  readonly data: Extract<EventsOf<typeof publicationEvents>, { type: 'ItemPublished' }>['data'];
  readonly bytes: Buffer;
}

/** A published document without what only a reader of its page needs. */
export type Known = Pick<InventedDocument['data'], 'indexNumber' | 'organ'> & { readonly node: string };

const YEARS = 7;

/** Nodes of the seeded catalogue with how much of what is out stands in each. */
const NODES: readonly (readonly [string, number])[] = [
  ['news', 30],
  ['enforcement', 14],
  ['services', 9],
  ['basis', 9],
  ['finance', 7],
  ['projects', 6],
  ['procurement', 5],
  ['livelihood', 5],
  ['plans', 3],
  ['statistics', 3],
  ['supervision', 2],
  ['emergencies', 2],
  ['recruitment', 2],
  ['organisation', 1],
  ['guide', 0.3],
  ['procedures', 0.3],
];
const TOPICS = ['02-01', '03-04', '04-08', '05', '07-07', '07-02', '08', '09-01', '10-03', '12', '15-02', '18', '21'];
const GENRES = ['notice', 'announcement', 'circular', 'decision', 'opinion', 'officialReply', 'letter', 'report'];

const SIGNS =
  '龙凤虎鹿云水金玉青白红长平安和清石松竹梅兰桥溪塘河湖沟岭坡塬滩湾洲渡口营堡寨庄坊里庙观阁台亭园圃圩荡泾浦港汊泽沂汶泗';
const PLACES = ['路', '街道', '村', '镇', '社区', '泵站', '小学', '大桥', '水库', '工业园'];
const SUBJECTS = [
  '本市',
  '各机关',
  '主管部门',
  '建设单位',
  '承办科室',
  '街道办事处',
  '有关企业',
  '施工单位',
  '用人单位',
  '申请人',
];
const MATTERS = [
  '公路养护',
  '农村饮水安全',
  '中小学招生',
  '廉租住房分配',
  '食品生产许可',
  '排水管网改造',
  '行政处罚裁量',
  '财政专项资金',
  '土地征收补偿',
  '安全生产检查',
  '医疗保险结算',
  '公共停车场建设',
  '环境影响评价',
  '招标投标监督',
  '消防设施维护',
  '文物保护修缮',
  '垃圾分类收运',
  '老旧小区改造',
  '防汛抗旱演练',
  '行政复议答复',
];
const VERBS = [
  '应当依法组织',
  '负责统筹推进',
  '按季度公布',
  '会同有关单位核查',
  '在规定期限内完成',
  '不得擅自变更',
  '如实记录并保存',
];
const ENDS = [
  '，并接受社会监督',
  '，具体办法另行制定',
  '，有关政府信息依法主动公开',
  '，逾期不办的责令改正',
  '，所需经费列入年度预算',
  '，自公布之日起施行',
];

/**
 * Documents of a city as they came out over seven years, the oldest first. The same seed tells the same. Words are of every frequency, from a place that one text names
 * to 政府信息, which is in most.
 */
export class InventedDocuments {
  private readonly draw: Draw;
  private readonly organs = benchOrgans.map(({ organ, weight }) => [organ, weight] as const);
  private serial = 0;

  constructor(private readonly options: { readonly items: number; readonly seed: number; readonly until: string }) {
    this.draw = new Draw(options.seed);
  }

  *tell(): Generator<InventedDocument> {
    const { items, until } = this.options;
    const days = Math.round(YEARS * 365.25);
    for (let n = 0; n < items; n += 1) yield this.next(addDays(until, Math.floor((n * days) / items) - days));
  }

  next(publishedOn: string): InventedDocument {
    const { draw } = this;
    const [organ, node, publication] = [draw.weighted(this.organs), draw.weighted(NODES), draw.uuid()];
    const serial = (this.serial += 1);
    const document = node === 'basis';
    const year = publishedOn.slice(0, 4);
    const content = this.content(serial);
    const bytes = Buffer.from(canonicalize(content), 'utf8');
    const data: InventedDocument['data'] = {
      ...{ publication, item: publication, organ, request: draw.uuid(), version: 1, title: content.title },
      indexNumber: `${organ}/${year}-${String(serial).padStart(6, '0')}`,
      ...{ category: node, visibility: 'public', digest: sha256(bytes), publishedOn },
      description: {
        documentNumber: document ? `云规〔${year}〕${serial}号` : null,
        ...{ formedOn: addDays(publishedOn, -draw.below(5)), manners: ['website'] },
        filing: { node, topic: draw.pick(TOPICS), genre: document || draw.percent(30) ? draw.pick(GENRES) : null },
        ...(document && {
          normative: {
            kind: 'normativeDocument',
            validTo: draw.percent(60) ? addDays(publishedOn, 365 * 5) : null,
            interpretation: draw.percent(40),
          },
        }),
      },
    };
    return { publication, data, bytes };
  }

  /** A place that few texts name. */
  place(): string {
    const { draw } = this;
    const sign = (): string => SIGNS[draw.below(SIGNS.length)]!;
    return `${sign()}${sign()}${sign()}${draw.pick(PLACES)}`;
  }

  /** What many texts are about. */
  matter(): string {
    return this.draw.pick(MATTERS);
  }

  private content(serial: number): Content {
    const { draw } = this;
    const matter = this.matter();
    const sentences = Array.from({ length: draw.between(12, 60) }, (_, n) => {
      const about = draw.percent(50) ? matter : this.matter();
      const where = draw.percent(30) ? `${this.place()}的` : '';
      return `${draw.pick(SUBJECTS)}${draw.pick(VERBS)}${where}${about}工作${draw.pick(ENDS)}。${n % 4 === 3 ? '\n' : ''}`;
    });
    return {
      title: `关于${this.place()}${matter}有关事项的公告（${serial}）`,
      ...(draw.percent(50) && { summary: `${matter}的范围、分工和时限` }),
      text: sentences.join(''),
    };
  }
}
