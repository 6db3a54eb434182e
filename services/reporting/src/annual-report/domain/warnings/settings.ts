import { reportSettings, type ReportSetting, type RuleRow } from '@mingjian/contracts';

/** What warnings go by: rule data of the city, none of it law. */
export type ReportSettings = Readonly<Record<ReportSetting, number>>;

/** The settings of a version of their table; undefined where one is missing. */
export const settingsOf = (rows: readonly RuleRow<'reportSettings'>[]): ReportSettings | undefined => {
  const entries = rows.map(({ setting, value }) => [setting, value] as const);
  return reportSettings.every((setting) => entries.some(([known]) => known === setting))
    ? (Object.fromEntries(entries) as ReportSettings)
    : undefined;
};
