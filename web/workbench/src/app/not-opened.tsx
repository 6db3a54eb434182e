/** Shown where not even the log-in could begin; it needs nothing that might be missing then. */
export const NotOpened = ({ reason }: { readonly reason: string }) => (
  <main className="not-opened">
    <h1>工作台未能打开</h1>
    <p>
      连接不到服务器或者身份服务，请稍后重试。
      <span lang="en">The server or the issuer cannot be reached; try again in a moment.</span>
    </p>
    <p>
      <code>{reason}</code>
    </p>
    <p>
      <button type="button" onClick={() => location.assign(import.meta.env.BASE_URL)}>
        重试 <span lang="en">Try again</span>
      </button>
    </p>
  </main>
);
