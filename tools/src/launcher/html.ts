/** Text as it may stand in HTML, also inside quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A small page without scripts. `parts` are HTML; what comes from outside must be escaped in them. */
export const page = (title: string, parts: readonly string[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · 明鉴 Mingjian</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; }
  table { border-collapse: collapse; } td, th { border-bottom: 1px solid #d5d9de; padding: .3rem .8rem .3rem 0; text-align: left; }
  .note { background: #eef3f8; padding: .5rem .8rem; } .bad { color: #a11; } .simulated { background: #fff2cc; padding: .5rem .8rem; }
  ul.people { columns: 2; list-style: none; padding: 0; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${parts.join('\n')}
</body>
</html>
`;
