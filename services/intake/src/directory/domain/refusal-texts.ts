/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export type RefusalTexts = Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly status?: 403 | 404 | 409 | 422 }>
>;
