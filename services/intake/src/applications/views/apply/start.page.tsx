import { Bi, type Frame, type Here } from '@mingjian/portal-kit';
import type { StatutoryTerms } from '../../domain/index.js';
import { kindOf, type NamedOrgan } from './apply-frame.js';

interface StartPage {
  readonly here: Here;
  /** Absent where the city has not announced them. */
  readonly terms: StatutoryTerms | undefined;
  readonly organ: NamedOrgan | undefined;
  readonly about: string;
}

/** 须知, and where an application begins. */
export const startFrame = ({ here, terms, organ, about }: StartPage): Frame => ({
  here,
  title: { zh: '依申请公开', en: 'Disclosure on application' },
  block: 'apply',
  kind: kindOf(here, '依申请公开'),
  children: (
    <>
      <div class="tools">
        <form method="post" action="/apply">
          {organ && <input type="hidden" name="organ" value={organ.id} />}
          {about !== '' && <input type="hidden" name="description" value={about} />}
          <button>开始申请 Start</button>
        </form>
        <a class="button plain" href="/apply/status">
          查询进度 Follow an application
        </a>
      </div>
      {organ && <p>受理机关：{organ.name}（可以在申请中更改）</p>}
      <h2>
        <Bi zh="申请之前" en="Before you start" />
      </h2>
      <ul>
        <li>任何公民、法人和其他组织都可以申请，不需要说明用途。（《条例》第二十七条、第二十九条）</li>
        <li>已经公开的信息可以直接查看。申请的第一步是先查一查。</li>
        <li>请准备：身份证明的号码、联系方式、所需信息的名称、文号或者其他特征。</li>
        <li>一件申请只写一个事项，答复会更快。</li>
        <li>填写大约需要五分钟，中途离开的，一天之内在同一浏览器可以接着填。</li>
      </ul>
      <h2>
        <Bi zh="提交以后" en="Afterwards" />
      </h2>
      <ol>
        <li>立即得到回执号和查询码。查询码只显示一次，凭这两个号码查询进度、下载答复。</li>
        <li>受理机关与您联系确认。网上提交的，双方确认之日为收到申请之日。（第三十一条）</li>
        {terms && (
          <>
            <li>
              自收到之日的次日起{terms.reply}个工作日内答复；需要延长的，最多再延长{terms.extension}
              个工作日，并告知您。（第三十三条）
            </li>
            <li>
              内容不明确的，{terms.correctionNotice}
              个工作日内请您补正；征求第三方意见的时间不计入期限。（第三十条、第三十三条）
            </li>
          </>
        )}
        <li>不收申请费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费。（第四十二条）</li>
        <li>对答复不服的，可以依法申请行政复议或者提起行政诉讼，答复书中写明机关和期限。（第五十一条）</li>
      </ol>
      <p class="en" lang="en">
        Anybody may ask, and need not say why. You get a number and a code at once; with them you follow the case and
        fetch the reply.
      </p>
    </>
  ),
});
