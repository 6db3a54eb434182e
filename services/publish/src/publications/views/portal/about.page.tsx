import { Bi, blocks, type Frame, type Here } from '@mingjian/portal-kit';
import type { ListedNode, ListedOrgan } from './home.page.js';

const site = (here: Here, title: string): Frame['kind'] => ({ is: 'site', description: `${here.site.name}：${title}` });

/** 网站地图: every column on one page. */
export const mapFrame = ({
  here,
  nodes,
  organs,
}: {
  here: Here;
  nodes: readonly ListedNode[];
  organs: readonly ListedOrgan[];
}): Frame => ({
  here,
  title: { zh: '网站地图', en: 'Site map' },
  kind: site(here, '网站地图'),
  children: (
    <div class="grid">
      <section>
        <h2>
          <Bi zh="栏目" en="Columns" />
        </h2>
        <ul>
          {blocks.map(({ href, zh }) => (
            <li>
              <a href={href}>{zh}</a>
            </li>
          ))}
          <li>
            <a href="/portal/search">全站搜索</a>
          </li>
          <li>
            <a href="/portal/consultations">意见征集</a>
          </li>
          <li>
            <a href="/apply/status">申请进度查询</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>
          <Bi zh="法定主动公开内容" en="Proactive disclosure" />
        </h2>
        <ul>
          {nodes.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>
          <Bi zh="各机关" en="Organs" />
        </h2>
        <ul>
          {organs.map(({ id, name }) => (
            <li>
              <a href={`/portal/organs/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  ),
});

/** 订阅: the feeds of the site, of each column and of each organ. */
export const feedsFrame = ({
  here,
  nodes,
  organs,
}: {
  here: Here;
  nodes: readonly { readonly node: string; readonly label: string }[];
  organs: readonly ListedOrgan[];
}): Frame => ({
  here,
  title: { zh: '订阅', en: 'Feeds' },
  kind: site(here, '订阅'),
  feeds: [{ href: '/portal/rss.xml', title: here.site.name, type: 'application/rss+xml' }],
  children: (
    <>
      <p>
        把下列地址加入阅读器，有新信息时会收到。每个地址都有 RSS 和 Atom（在地址后加 <code>as=atom</code>）两种格式。
      </p>
      <ul>
        <li>
          <a href="/portal/rss.xml">全部</a>
        </li>
        {organs.map(({ id, name }) => (
          <li>
            <a href={`/portal/rss.xml?organ=${id}`}>{name}</a>
          </li>
        ))}
        {nodes.map(({ node, label }) => (
          <li>
            <a href={`/portal/rss.xml?node=${node}`}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  ),
});

/** What the site promises: access for everybody, no tracking, and its data for programs. */
export const aboutFrame = ({ here }: { here: Here }): Frame => ({
  here,
  title: { zh: '无障碍、隐私与数据接口', en: 'Accessibility, privacy, open data' },
  kind: site(here, '无障碍、隐私与数据接口'),
  children: (
    <>
      <h2>
        <Bi zh="无障碍" en="Accessibility" />
      </h2>
      <p>
        全部页面可以只用键盘操作，适合读屏软件；关闭脚本不影响任何功能。页首的“关怀版”使用大字、单栏和高对比度，地址中带
        <code>care=1</code>，可以收藏和转发。本站不使用图形验证码。
      </p>
      <p lang="en" class="en">
        Every page works by keyboard, with a screen reader and without JavaScript; 关怀版 has large type in one column.
      </p>
      <h2>
        <Bi zh="隐私" en="Privacy" />
      </h2>
      <p>
        浏览不需要登录，本站不设跟踪。填写申请时，内容加密暂存在服务器上，密钥只在您的浏览器里，一天后删除；提交以后由受理机关保管，仅用于办理。
      </p>
      <h2>
        <Bi zh="数据接口" en="Open data" />
      </h2>
      <ul>
        <li>
          <a href="/api/publish/v1/publications">/api/publish/v1/publications</a>
          ：目录（JSON），可按机关、栏目、主题、体裁、年份筛选；
          <code>updatedSince=YYYY-MM-DD</code> 只取此后变动的，包括撤回的
        </li>
        <li>
          <a href="/api/publish/v1/search?q=%E5%85%AC%E5%BC%80">/api/publish/v1/search?q=</a>
          ：全文检索（JSON），包括附件
        </li>
        <li>
          <code>/api/publish/v1/verification?index=索引号</code>：核验一份文件（JSON），与其页面上的“核验本页”相同
        </li>
        <li>
          <a href="/portal/feeds">RSS 与 Atom</a>，<a href="/sitemap.xml">sitemap.xml</a>
        </li>
      </ul>
    </>
  ),
});
