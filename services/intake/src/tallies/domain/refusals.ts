/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const tallyRefusals = {
  'tally.month.inTheFuture': { zh: '不能填报未来月份', en: 'A month to come has no figures yet', status: 422 },
  'tally.value.notWhole': { zh: '该项须为整数', en: 'This measure counts in whole numbers', status: 422 },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type TallyRefusal = keyof typeof tallyRefusals;
