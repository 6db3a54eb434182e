import { Bi } from '@mingjian/portal-kit';

/** How a stranger recomputes it without this site. @param content null for what was taken back: only who has its bytes can */
export const HowTo = ({
  content,
  data,
}: {
  content: { readonly href: string; readonly digest: string } | null;
  data: string;
}) => (
  <section aria-labelledby="offline">
    <h2 id="offline">
      <Bi zh="自行核验" en="Check it yourself" />
    </h2>
    <ol>
      {content ? (
        <>
          <li>
            取回审查放行的那份字节：
            <a href={content.href} download="content.json">
              content.json
            </a>
            。
          </li>
          <li>
            计算它的 SHA-256：<code>sha256sum content.json</code>（Windows：
            <code>certutil -hashfile content.json SHA256</code>），应得 <code class="digest">{content.digest}</code>。
          </li>
        </>
      ) : (
        <li>
          手中如有当时取得的那份字节（content.json），计算它的 SHA-256：<code>sha256sum content.json</code>
          ，与上面版本中的摘要对照。
        </li>
      )}
      <li>
        对 content.json 中 <code>attachments</code> 列出的每个附件同样计算，应与其 <code>digest</code> 相同。
      </li>
      <li>
        没有这份文件，也可以自己编出来：把 <code>title</code>（标题）、<code>text</code>（正文）、
        <code>summary</code>（内容概述，没有则不写）、<code>attachments</code>（附件，没有则不写；各有
        <code>digest</code>、<code>mediaType</code>、<code>name</code>、<code>size</code>）写成一个 JSON 对象，按 RFC
        8785 规范编码（键按字典序、无空白、UTF-8、末尾不换行），再算 SHA-256。
      </li>
    </ol>
    <p lang="en" class="en">
      The digest is the SHA-256 of the RFC 8785 canonical JSON of title, text, summary and attachments in UTF-8; each
      file has its own SHA-256 inside it.
    </p>
    <p>
      <a href={data}>
        <Bi zh="本页的数据（JSON）" en="This page as JSON" />
      </a>
    </p>
  </section>
);

/** What the page does not show must be said, or people take it for more than it is. */
export const Limits = () => (
  <section aria-labelledby="limits">
    <h2 id="limits">
      <Bi zh="本页说明什么，不说明什么" en="What this shows, and what not" />
    </h2>
    <ul>
      <li>说明：本站此刻保存的字节，是否就是记录中经审查放行、公开发布的那份字节。</li>
      <li>
        不覆盖：文号、日期、目录位置、有效性等字段，它们随事项审查，但不在摘要之内；页面上的 Word、PDF
        是由正文另行生成的，也不在摘要之内。
      </li>
      <li>
        不证明：记录本身没有被改写。摘要、序号和时间都由本平台给出；目前没有可供外部验证的透明日志。保存本页的摘要，日后可以自行对照。
      </li>
    </ul>
    <p lang="en" class="en">
      It shows whether the bytes kept here are those that were cleared and published. It does not cover number, dates
      and place in the catalogue, nor the Word and PDF renderings, and it does not prove that the record itself was
      never rewritten: there is no transparency log yet.
    </p>
  </section>
);
