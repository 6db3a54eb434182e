import { channels, type Channel } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import { hereOf, pageAnswer, type Bilingual } from '@mingjian/portal-kit';
import { defineView, Problem, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { indicatorNamed, type Dimension } from '../../indicators/catalogue.js';
import { readMatrix } from '../../indicators/read-cells.js';
import { LEAST_TO_SHOW, suppressed, type PublicMatrix } from '../../indicators/suppression.js';
import { firstYearOf } from './first-year.js';
import { statisticsFrame, type PublicTable } from './public-statistics.page.js';

/** How an application came. */
const channelLabels: Readonly<Record<Channel, Bilingual>> = {
  counter: { zh: '当面提交', en: 'At the counter' },
  signedMail: { zh: '邮寄（需签收）', en: 'Signed mail' },
  ordinaryMail: { zh: '平常信函（无需签收）', en: 'Ordinary mail' },
  fax: { zh: '传真', en: 'Fax' },
  web: { zh: '互联网渠道', en: 'Online' },
};

type Labels = ReadonlyMap<string, Bilingual>;

/** What the codes of the report's form are called, so that its columns and rows have one name everywhere. */
export interface FormLabels {
  readonly applicantTypes: readonly Labelled[];
  readonly results: readonly Labelled[];
}

interface Labelled {
  readonly code: string;
  readonly label: Bilingual;
}

const byCode = (list: readonly Labelled[]): Labels => new Map(list.map(({ code, label }) => [code, label]));

interface ShownTable {
  readonly indicator: string;
  readonly by: Dimension;
  readonly of: Bilingual;
  readonly labels: Labels;
}

const shownWith = ({ applicantTypes, results }: FormLabels): readonly ShownTable[] => [
  {
    ...{ indicator: 'applications.received', by: 'applicantType' },
    ...{ of: { zh: '申请人', en: 'Applicants' }, labels: byCode(applicantTypes) },
  },
  {
    ...{ indicator: 'applications.received', by: 'channel', of: { zh: '渠道', en: 'Channel' } },
    labels: byCode(channels.map((code) => ({ code, label: channelLabels[code] }))),
  },
  {
    ...{ indicator: 'applications.decided', by: 'result' },
    ...{ of: { zh: '办理结果', en: 'Result' }, labels: byCode(results) },
  },
];

/** Columns in the order of the form. What is suppressed was chosen before, so that this page and the API leave out the same. */
const inOrder = (counts: PublicMatrix, order: readonly number[]): PublicMatrix => ({
  cells: counts.cells.map((row) => order.map((column) => row[column]!)),
  rowSums: counts.rowSums,
  columnSums: order.map((column) => counts.columnSums[column]!),
  total: counts.total,
});

const tableOf = async (
  { engine, directory, today }: ViewContext<unknown>,
  { indicator: id, by, of, labels }: ShownTable,
  year: number,
): Promise<PublicTable> => {
  const indicator = indicatorNamed(id)!;
  const organs = directory.organsOn(today).map(({ organ }) => organ);
  const period = { from: `${year}-01`, to: `${year}-12` };
  const { values, counts } = await readMatrix(engine.pool, { indicator, organs, dimension: by, ...period });
  const { label, definition } = indicator;
  const ranks = [...labels.keys()];
  const rankOf = (value: string): number => (ranks.includes(value) ? ranks.indexOf(value) : ranks.length);
  const order = values.map((_, column) => column).sort((one, other) => rankOf(values[one]!) - rankOf(values[other]!));
  return {
    id: `${id.replace('.', '-')}-${by}`,
    title: { zh: `${label.zh}：按${of.zh}`, en: `${label.en} by ${of.en.toLowerCase()}` },
    ...{ definition, of },
    columns: order.map((column) => labels.get(values[column]!) ?? { zh: values[column]!, en: '' }),
    counts: values.length > 0 ? inOrder(suppressed(counts, LEAST_TO_SHOW), order) : null,
  };
};

/** What everybody may know of a year of applications, drawn on the server; the same numbers as `statistics/public`. */
export const publicStatisticsPage = (labels: FormLabels) =>
  defineView({
    name: 'statistics.publicPage',
    path: '/reports/statistics',
    permission: 'public',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    validator: ({ engine }) => engine.standOf(['statistics']),
    handle: async (context) => {
      const { engine, directory, today, query } = context;
      const thisYear = yearOf(today);
      const year = query.year ?? thisYear;
      const first = Math.min((await firstYearOf(engine.pool)) ?? thisYear, thisYear);
      if (year < first || year > thisYear) throw Problem.of('request.notFound');
      return pageAnswer(
        statisticsFrame({
          ...{ here: hereOf(context), year, leastToShow: LEAST_TO_SHOW },
          years: Array.from({ length: thisYear - first + 1 }, (_, n) => thisYear - n),
          organs: directory.organsOn(today).map(({ name, englishName }) => ({ zh: name, en: englishName })),
          tables: await Promise.all(shownWith(labels).map((table) => tableOf(context, table, year))),
        }),
      );
    },
  });
