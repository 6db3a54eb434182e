/** Cookies of the pages of one person's own application: gone with the browser's session or after their time, sent to nobody else. */
export const setCookie = (
  name: string,
  value: string,
  { secure, seconds }: { secure: boolean; seconds: number },
): string => `${name}=${value}; Path=/apply; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;

/** The browser's key to its draft. */
export const DRAFT = 'mingjian-draft';
export const DRAFT_SECONDS = 86_400;

/** How long a query code stays in the browser. */
export const CASE_SECONDS = 1_800;
