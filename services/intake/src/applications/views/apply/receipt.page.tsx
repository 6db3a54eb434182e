import { Bi, Steps, type Frame, type Here } from '@mingjian/portal-kit';
import { crumbs, kindOf } from './apply-frame.js';
import { allSteps } from './checks.js';

interface ReceiptPage {
  readonly here: Here;
  readonly number: string;
  readonly code: string;
  readonly organName: string;
  readonly submittedOn: string;
  /** The address that the code leads to, and its picture as SVG in a data URL. */
  readonly statusUrl: string;
  readonly qr: string;
}

/** 回执: the two numbers, and what happens next. */
export const receiptFrame = ({ here, number, code, organName, submittedOn, statusUrl, qr }: ReceiptPage): Frame => ({
  here,
  title: { zh: '申请已提交', en: 'Your application has been submitted' },
  block: 'apply',
  crumbs,
  unlisted: true,
  kind: kindOf(here, '申请回执'),
  children: (
    <div class="narrow">
      <Steps steps={allSteps} at={allSteps.length - 1} />
      <div class="panel" role="status">
        <h2>
          <Bi zh="请记下这两个号码" en="Keep both numbers" />
        </h2>
        <dl class="summary">
          <div>
            <dt>回执号</dt>
            <dd class="number" id="receipt-number">
              {number}
            </dd>
          </div>
          <div>
            <dt>查询码</dt>
            <dd class="number" id="query-code">
              {code}
            </dd>
          </div>
          <div>
            <dt>受理机关</dt>
            <dd>{organName}</dd>
          </div>
          <div>
            <dt>提交日期</dt>
            <dd>
              <time datetime={submittedOn}>{submittedOn}</time>
            </dd>
          </div>
        </dl>
        <p>
          查询码只在这里显示。没有它，本站也不能替您找回；可以凭身份证明向受理机关领取新的查询码，原查询码随即失效。
        </p>
      </div>
      <div class="tools" data-tools>
        <a class="button" href={`/apply/status?number=${encodeURIComponent(number)}`}>
          查询进度 Follow
        </a>
      </div>
      <figure>
        <img class="qr" src={qr} alt="进度查询页的二维码，已填好回执号" width={176} height={176} />
        <figcaption class="hint">扫码打开进度查询，再输入查询码：{statusUrl}</figcaption>
      </figure>
      <h2>
        <Bi zh="接下来" en="What happens next" />
      </h2>
      <ol>
        <li>受理机关与您联系确认，确认之日为收到申请之日，答复期限从次日起算。</li>
        <li>登记后，您在进度查询中可以看到登记编号、答复期限和每一步的日期。</li>
        <li>答复作出并送达后，可以在进度查询中下载答复书。</li>
      </ol>
    </div>
  ),
});
