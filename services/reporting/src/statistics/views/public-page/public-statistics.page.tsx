import { BarChart, Bi, Shown, type Bilingual, type Frame, type Here } from '@mingjian/portal-kit';
import type { PublicCount, PublicMatrix } from '../../indicators/suppression.js';

/** A count of the year by a dimension, for the whole city and each organ. */
export interface PublicTable {
  readonly id: string;
  readonly title: Bilingual;
  readonly definition: Bilingual;
  /** What the columns are. */
  readonly of: Bilingual;
  readonly columns: readonly Bilingual[];
  /** Null: nothing was counted. */
  readonly counts: PublicMatrix | null;
}

export interface PublicStatistics {
  readonly here: Here;
  readonly year: number;
  /** The latest first. */
  readonly years: readonly number[];
  readonly organs: readonly Bilingual[];
  readonly tables: readonly PublicTable[];
  /** Counts from 1 to below it are not shown. */
  readonly leastToShow: number;
}

const unit: Bilingual = { zh: '件', en: 'cases' };
const total: Bilingual = { zh: '合计', en: 'Total' };

/** 政府信息公开统计数据: what everybody may know of a year, as drawings and as tables. */
export const statisticsFrame = (page: PublicStatistics): Frame => {
  const { here, year, years, tables, leastToShow } = page;
  return {
    here,
    title: { zh: `${year}年政府信息公开统计`, en: `Disclosure in figures, ${year}` },
    block: 'reports',
    crumbs: [{ href: '/reports', label: '政府信息公开年报' }],
    kind: {
      is: 'column',
      name: '政府信息公开统计',
      description: `${here.site.name}：${year}年依申请公开的收件、渠道和办理结果`,
      keywords: ['政府信息公开', '统计数据'],
      type: '政府信息公开年报',
    },
    children: (
      <>
        <nav aria-label="年份 Years">
          <ul class="inline">
            {years.map((each) => (
              <li>
                <a href={`/reports/statistics?year=${each}`} aria-current={each === year ? 'page' : undefined}>
                  {each}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <Bi
            zh={`数据由办理事件直接生成，随时更新。为保护申请人，1 至 ${leastToShow - 1} 件的数字，以及可以推算出它们的数字，以“—”表示。`}
            en={`Made from the events of handling, up to now. Counts from 1 to ${leastToShow - 1}, and those that would tell them, are not shown, to protect applicants.`}
          />
        </p>
        {tables.map((table) => (
          <Table table={table} organs={page.organs} />
        ))}
        <p>
          <a href="/reports">
            <Bi zh="政府信息公开年报" en="Annual reports" />
          </a>
        </p>
      </>
    ),
  };
};

const Table = ({ table, organs }: { table: PublicTable; organs: readonly Bilingual[] }) => {
  const { id, title, definition, of, columns, counts } = table;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <Bi {...title} />
      </h2>
      <p>
        <Bi {...definition} />
      </p>
      {counts === null ? (
        <p class="nothing">
          <Bi zh="本年度尚无数据。" en="Nothing has been counted in this year yet." />
        </p>
      ) : (
        <>
          <BarChart
            id={`${id}-chart`}
            title={title}
            unit={unit}
            of={of}
            bars={[
              ...columns.map((label, column) => ({ label, value: counts.columnSums[column]! })),
              { label: total, value: counts.total },
            ]}
          />
          <details>
            <summary>
              <Bi zh="各机关" en="By organ" />
            </summary>
            <ByOrgan {...{ title, columns, counts, organs }} />
          </details>
        </>
      )}
    </section>
  );
};

const ByOrgan = ({
  title,
  columns,
  counts,
  organs,
}: Pick<PublicTable, 'title' | 'columns'> & { counts: PublicMatrix; organs: readonly Bilingual[] }) => (
  <div class="scroll" role="region" tabIndex={0} aria-label={`${title.zh}：各机关 by organ`}>
    <table>
      <caption>
        <Bi zh={`${title.zh}：各机关`} en={`${title.en} by organ`} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Bi zh="机关" en="Organ" />
          </th>
          {[...columns, total].map((column) => (
            <th scope="col">
              <Bi {...column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {organs.map((organ, row) => (
          <Row label={organ} values={[...counts.cells[row]!, counts.rowSums[row]!]} />
        ))}
        <Row label={total} values={[...counts.columnSums, counts.total]} />
      </tbody>
    </table>
  </div>
);

const Row = ({ label, values }: { label: Bilingual; values: readonly PublicCount[] }) => (
  <tr>
    <th scope="row">
      <Bi {...label} />
    </th>
    {values.map((value) => (
      <td class="figure">
        <Shown value={value} />
      </td>
    ))}
  </tr>
);
