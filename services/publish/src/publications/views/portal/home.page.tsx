import { Bi, blocks, Lines, type Bilingual, type BlockName, type Frame, type Here } from '@mingjian/portal-kit';
import { lineOf } from '../catalogue/list.page.js';
import type { CatalogueEntry } from '../catalogue/catalogue.query.js';

export interface ListedOrgan {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
  readonly items: number;
}

export interface ListedNode {
  readonly href: string;
  readonly label: string;
  /** 第二十条第（一）项; null for what the law does not number. */
  readonly legalClass: string | null;
  /** When it is published: 事前公开，每2周更新. */
  readonly time: string | null;
  readonly items: number;
}

interface HomePage {
  readonly here: Here;
  readonly latest: readonly CatalogueEntry[];
  readonly documents: readonly CatalogueEntry[];
  readonly organs: readonly ListedOrgan[];
  readonly organName: (organ: string) => string;
}

const said: Readonly<Record<BlockName, Bilingual>> = {
  guide: { zh: '信息怎么分类、怎么获取，各机关公开工作机构的联系方式', en: 'How information is arranged and obtained' },
  procedures: { zh: '《政府信息公开条例》和公开工作的各项制度', en: 'The Regulation, and the rules that follow it' },
  statutory: { zh: '依法应当主动公开的十五类以上信息', en: 'What must be published without being asked for' },
  reports: { zh: '各机关历年工作年度报告', en: 'Each organ’s report, year by year' },
  apply: {
    zh: '网上没有的信息，可以申请；查询办理进度，下载答复',
    en: 'Ask for what is not here; follow your application',
  },
};

const more = (href: string, what: string) => (
  <p>
    <a href={href}>
      更多<span class="hidden">{what}</span> More
    </a>
  </p>
);

/** The first page: the blocks with what each is for, and what is new. */
export const homeFrame = ({ here, latest, documents, organs, organName }: HomePage): Frame => ({
  here,
  title: { zh: '政府信息公开', en: 'Government information disclosure' },
  kind: { is: 'site', description: `${here.site.name}：公开指南、公开制度、法定主动公开内容、公开年报、依申请公开` },
  feeds: [{ href: '/portal/rss.xml', title: here.site.name, type: 'application/rss+xml' }],
  children: (
    <>
      <div class="grid">
        {blocks.map(({ name, href, zh, en }) => (
          <section class="card">
            <h2>
              <a href={href}>
                <Bi zh={zh} en={en} />
              </a>
            </h2>
            <p>
              <Bi {...said[name]} />
            </p>
          </section>
        ))}
        <section class="card">
          <h2>
            <a href="/portal/consultations">
              <Bi zh="意见征集" en="Consultations" />
            </a>
          </h2>
          <p>
            <Bi zh="重大行政决策草案公开征求意见及采纳情况" en="Drafts of decisions, and what became of comments" />
          </p>
        </section>
        <section class="card">
          <h2>
            <a href="/reports/statistics">
              <Bi zh="统计数据" en="In figures" />
            </a>
          </h2>
          <p>
            <Bi
              zh="收到多少申请、从哪里来、结果如何"
              en="How many applications came, by which way, and with what result"
            />
          </p>
        </section>
      </div>
      <section>
        <h2>
          <Bi zh="最新公开" en="Newest" />
        </h2>
        <Lines
          lines={latest.map((entry) => lineOf(entry, organName))}
          empty={{ zh: '尚无已公开的信息。', en: 'Nothing has been published yet.' }}
        />
        {more('/portal/list', '最新公开')}
      </section>
      {documents.length > 0 && (
        <section>
          <h2>
            <Bi zh="政策文件" en="Policy documents in force" />
          </h2>
          <Lines lines={documents.map((entry) => lineOf(entry, organName))} empty={{ zh: '', en: '' }} />
          {more('/portal/list?inForce=true', '政策文件')}
        </section>
      )}
      <section>
        <h2>
          <Bi zh="各机关" en="Organs" />
        </h2>
        <Organs organs={organs} />
      </section>
    </>
  ),
});

export const Organs = ({ organs }: { organs: readonly ListedOrgan[] }) => (
  <ul class="inline">
    {organs.map(({ id, name, items }) => (
      <li>
        <a href={`/portal/organs/${id}`}>{name}</a> <span class="count">{items}</span>
      </li>
    ))}
  </ul>
);

export const organsFrame = ({ here, organs }: { here: Here; organs: readonly ListedOrgan[] }): Frame => ({
  here,
  title: { zh: '各机关信息公开', en: 'Disclosure by organ' },
  kind: column(here, '各机关信息公开'),
  children: (
    <ul class="lines">
      {organs.map(({ id, name, englishName, items }) => (
        <li>
          <div>
            <a href={`/portal/organs/${id}`}>{name}</a>
            <p lang="en">{englishName}</p>
          </div>
          <span>{items} 条</span>
        </li>
      ))}
    </ul>
  ),
});

const column = (here: Here, name: string): Frame['kind'] => ({
  is: 'column',
  name,
  description: `${here.site.name}：${name}`,
  keywords: ['政府信息公开', name],
  type: '政府信息公开',
});

interface OrganPage {
  readonly here: Here;
  readonly organ: string;
  readonly name: Bilingual;
  readonly nodes: readonly ListedNode[];
  readonly latest: readonly CatalogueEntry[];
}

/** One organ's own blocks: the same as the city's, with the same names. */
export const organFrame = ({ here, organ, name, nodes, latest }: OrganPage): Frame => ({
  here,
  title: name,
  block: 'statutory',
  crumbs: [{ href: '/portal/organs', label: '各机关' }],
  kind: column(here, name.zh),
  feeds: [{ href: `/portal/rss.xml?organ=${organ}`, title: name.zh, type: 'application/rss+xml' }],
  children: (
    <>
      <ul class="inline">
        <li>
          <a href={`/portal/guide?organ=${organ}`}>政府信息公开指南</a>
        </li>
        <li>
          <a href={`/portal/procedures?organ=${organ}`}>政府信息公开制度</a>
        </li>
        <li>
          <a href="#statutory">法定主动公开内容</a>
        </li>
        <li>
          <a href={`/reports#${organ}`}>政府信息公开年报</a>
        </li>
        <li>
          <a href={`/apply?organ=${organ}`}>依申请公开</a>
        </li>
      </ul>
      <h2>
        <Bi zh="最新公开" en="Newest" />
      </h2>
      <Lines
        lines={latest.map((entry) => lineOf(entry, () => ''))}
        empty={{ zh: '本机关尚无已公开的信息。', en: 'This organ has published nothing yet.' }}
      />
      <h2 id="statutory">
        <Bi zh="法定主动公开内容" en="Proactive disclosure" />
      </h2>
      <Nodes nodes={nodes} />
    </>
  ),
});

const Nodes = ({ nodes }: { nodes: readonly ListedNode[] }) => (
  <ul class="lines">
    {nodes.map(({ href, label, legalClass, time, items }) => (
      <li>
        <div>
          <a href={href}>{label}</a>
          {legalClass !== null && <p>《政府信息公开条例》{legalClass}</p>}
          {time !== null && <p class="hint">{time}</p>}
        </div>
        <span>{items} 条</span>
      </li>
    ))}
  </ul>
);

/** 法定主动公开内容: the tree of Arts 20 and 21. */
export const statutoryFrame = ({ here, nodes }: { here: Here; nodes: readonly ListedNode[] }): Frame => ({
  here,
  title: { zh: '法定主动公开内容', en: 'Proactive disclosure' },
  block: 'statutory',
  kind: column(here, '法定主动公开内容'),
  children: <Nodes nodes={nodes} />,
});
