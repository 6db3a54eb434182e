import type { ComponentChildren, JSX } from 'preact';
import { assets } from './assets.js';
import { blocks, type Bilingual, type BlockName } from './blocks.js';
import { Bi } from './components/bilingual.js';
import { otherMode, type Here } from './here.js';
import { GovMeta, type PageKind } from './gov-meta.js';

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

export interface Frame {
  readonly here: Here;
  readonly title: Bilingual;
  readonly kind: PageKind;
  /** In which of the blocks the page is. */
  readonly block?: BlockName;
  /** From the home page down to the page above this one. */
  readonly crumbs?: readonly Crumb[];
  /** Feeds of what the page lists. */
  readonly feeds?: readonly { readonly href: string; readonly title: string; readonly type: string }[];
  /** The page stands between errors: the title says so first, for who hears it. */
  readonly failed?: boolean;
  /** Not for search engines: what belongs to one person, or is a list of a list. */
  readonly unlisted?: boolean;
  readonly children: ComponentChildren;
}

/** A whole page of the public website. */
export const Page = (frame: Frame): JSX.Element => {
  const { here, title, block, crumbs = [], failed = false, children } = frame;
  return (
    <html lang="zh-CN" class={here.care ? 'care' : undefined}>
      <Head {...frame} />
      <body>
        <a class="skip" href="#main">
          跳到正文 Skip to content
        </a>
        <Header here={here} />
        <Blocks block={block} />
        <div class="width">
          {here.path !== '/portal' && (
            <nav class="crumbs" aria-label="当前位置 You are here">
              <a href="/portal">首页</a>
              {crumbs.map(({ href, label }) => (
                <>
                  {' › '}
                  <a href={href}>{label}</a>
                </>
              ))}
              {' › '}
              <span aria-current="page">{title.zh}</span>
            </nav>
          )}
          <main id="main" tabIndex={-1}>
            {here.simulated && (
              <p class="notice" role="note">
                <Bi
                  zh="模拟时钟：本页日期与数据均为演示，不是真实办理情况"
                  en="Simulated clock: dates and figures on this page are a demonstration"
                />
              </p>
            )}
            <h1>
              {failed && <span class="fail">错误：</span>}
              <Bi {...title} />
            </h1>
            {children}
          </main>
        </div>
        <Footer here={here} />
      </body>
    </html>
  );
};

/** A sheet of paper on the colour of the band, in the page itself: without one a browser asks for a file that nobody has. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' fill='%230d4a8a'/%3E" +
  "%3Cpath d='M4 3h8v10H4zM6 6h4M6 8h4M6 10h4' fill='none' stroke='%23fff'/%3E%3C/svg%3E";

const Head = ({ here, title, kind, feeds = [], failed, unlisted }: Frame): JSX.Element => {
  const prefix = `/${here.path.split('/')[1]}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${failed ? '错误：' : ''}${title.zh} ${title.en} - ${here.site.name}`}</title>
      <GovMeta here={here} title={title.zh} kind={kind} />
      {unlisted && <meta name="robots" content="noindex" />}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={`${prefix}/assets/${assets.css.file}`} />
      <script src={`${prefix}/assets/${assets.js.file}`} defer />
      {feeds.map(({ href, title: name, type }) => (
        <link rel="alternate" type={type} href={href} title={name} />
      ))}
      {!unlisted && <link rel="canonical" href={`${here.site.origin}${here.care ? otherMode(here) : here.url}`} />}
    </head>
  );
};

const Header = ({ here }: { here: Here }): JSX.Element => (
  <header>
    <div class="width bar">
      <a class="brand" href="/portal">
        <strong>{here.site.name}</strong>
        <span lang="en">{here.site.englishName}</span>
      </a>
      <form class="search" action="/portal/search" method="get" role="search">
        <label class="hidden" for="site-search">
          全站搜索 Search this site
        </label>
        <input id="site-search" name="q" type="search" maxLength={80} placeholder="标题、文号或正文" />
        <button>搜索</button>
      </form>
      <a class="mode" href={otherMode(here)} data-mode>
        {here.care ? '标准版' : '关怀版'}
      </a>
    </div>
  </header>
);

const Blocks = ({ block }: { block: BlockName | undefined }): JSX.Element => (
  <nav class="blocks" aria-label="政府信息公开 Disclosure">
    <ul class="width">
      {blocks.map(({ name, href, zh }) => (
        <li>
          <a href={href} aria-current={name === block ? 'true' : undefined}>
            {zh}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Footer = ({ here: { site } }: { here: Here }): JSX.Element => (
  <footer>
    <div class="width">
      <p>
        主办单位：{site.organizer}；网站标识码：{site.idCode}
      </p>
      <ul class="inline">
        <li>
          <a href="/portal/organs">各机关</a>
        </li>
        <li>
          <a href="/portal/consultations">意见征集</a>
        </li>
        <li>
          <a href="/portal/map">网站地图</a>
        </li>
        <li>
          <a href="/portal/feeds">订阅</a>
        </li>
        <li>
          <a href="/portal/about">无障碍、隐私与数据接口</a>
        </li>
        <li>
          <a href="/apply/status">申请进度查询</a>
        </li>
      </ul>
      <p>
        本站支持键盘与读屏软件，无需脚本即可使用全部功能。
        <span lang="en" class="en">
          Everything works by keyboard, with a screen reader and without JavaScript.
        </span>
      </p>
    </div>
  </footer>
);
