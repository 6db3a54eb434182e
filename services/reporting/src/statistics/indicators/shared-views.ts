import { indicators } from './catalogue.js';
import { allCellsSql } from './cells-sql.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** 补录 is outside of all timeliness (architecture rule 11). */
const timeliness = (done: string, due: string): string => `
  case when late then 'lateEntry' when ${done} is null then 'open' when ${due} is null then 'noTerm'
       when ${done} <= ${due} then 'onTime' else 'overdue' end as timeliness`;

/** The catalogue itself, so that whoever evaluates figures has their definitions beside them. */
const indicatorRows = (): string => {
  const rows = indicators.map(({ id, version, unit, subject, label, definition, numerator, denominator, exclusions }) =>
    [
      literal(id),
      String(version),
      ...[unit, subject, label.zh, label.en, definition.zh, definition.en].map(literal),
      ...[numerator.zh, numerator.en, denominator.zh, denominator.en].map(literal),
      literal(exclusions.map(({ zh }) => zh).join('；')),
      literal(exclusions.map(({ en }) => en).join('; ')),
    ].join(', '),
  );
  return `select * from (values ${rows.map((row) => `(${row})`).join(', ')}) as indicator
    (indicator, version, unit, subject, label_zh, label_en, definition_zh, definition_en, numerator_zh, numerator_en,
     denominator_zh, denominator_en, exclusions_zh, exclusions_en)`;
};

/**
 * The statistics for readers beside the service: facts of each case, item, review and remedy without anything personal, and the cells of every
 * indicator, the same that the API answers with. Schema `bi`.
 */
export const sharedViews = (schema: string): Readonly<Record<string, string>> => ({
  indicators: indicatorRows(),
  cases: `
    select application, organ, number, applicant_type, channel, section, receipt_date, due, decided_on, result, via, delivered_on,
           correction_noticed_on, extended, fee_yuan, registered_late, decided_late, late,
           ${timeliness('decided_on', 'due')}, decided.workday - received.workday as handling_workdays, updated_at
    from ${schema}.cases c
    left join (select day, number as workday from ${schema}.workdays) received on received.day = c.receipt_date
    left join (select day, number as workday from ${schema}.workdays) decided on decided.day = c.decided_on`,
  items: `
    select i.item, i.organ, i.section, i.category, i.node, i.topic, i.visibility, i.formed_on, i.publish_by, i.outcome, i.late,
           p.published_on, p.withdrawn_on, ${timeliness('p.published_on', 'i.publish_by')}, i.updated_at
    from ${schema}.items i left join ${schema}.publications p on p.item = i.item`,
  reviews: `select review, organ, section, kind, outcome, decided_on, late, updated_at from ${schema}.review_decisions`,
  remedies: `
    select remedy, organ, kind, application, lodged_on, concluded_on, outcome, late, updated_at from ${schema}.remedies`,
  handling_times: `
    select organ, to_char(decided_on, 'YYYY-MM') as month, handling_workdays as workdays, count(*)::int as cases
    from bi.cases where decided_on is not null and not late and handling_workdays is not null
    group by organ, to_char(decided_on, 'YYYY-MM'), handling_workdays`,
  columns: `
    select organ, category, count(*)::int as published, max(updated_on) as last_on
    from ${schema}.publications where visibility = 'public' and withdrawn_on is null group by organ, category`,
  indicator_cells: allCellsSql(),
});
