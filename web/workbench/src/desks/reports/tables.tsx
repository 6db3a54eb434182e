import { Fragment } from 'react';
import type { CellValue, ReportFile } from '../../acts/reports.js';
import { useWords } from '../../words/index.js';
import { codesOf } from '../../words/labels.js';
import type { Place } from './behind-cell.js';
import {
  APPLICANT_COLUMNS,
  columnName,
  fullRowName,
  groupBefore,
  OUTCOME_COLUMNS,
  REMEDY_ROWS,
  rowName,
  TABLE2_CELLS,
} from './places.js';
import { isGiven } from '../../given.js';

interface TablesProps {
  readonly report: ReportFile;
  readonly onOpen: (place: Place) => void;
}

/** Tables 2, 3 and 4; every figure opens what it counts. */
export const Tables = ({ report, onOpen }: TablesProps) => {
  const { t } = useWords();
  const { table2, table3, table4 } = report.figures;
  return (
    <div style={{ display: 'grid', gap: 20, overflowX: 'auto' }}>
      <Table2 figures={table2} onOpen={onOpen} />
      <Matrix
        table={3}
        caption={t('table3')}
        figures={table3}
        rows={codesOf('resultCodes').filter((code) => table3[code] !== undefined)}
        columns={APPLICANT_COLUMNS}
        onOpen={onOpen}
      />
      <Matrix
        table={4}
        caption={t('table4')}
        figures={table4}
        rows={REMEDY_ROWS}
        columns={OUTCOME_COLUMNS}
        onOpen={onOpen}
      />
    </div>
  );
};

interface Table2Props {
  readonly figures: ReportFile['figures']['table2'];
  readonly onOpen: (place: Place) => void;
}

const Table2 = ({ figures, onOpen }: Table2Props) => {
  const words = useWords();
  return (
    <table className="plain-table">
      <caption>{words.t('table2')}</caption>
      <tbody>
        {TABLE2_CELLS.map(([row, column]) => (
          <tr key={`${row}.${column}`}>
            <th scope="row">{rowName(row, words)}</th>
            <td>{columnName(column, words)}</td>
            <Figure place={{ table: 2, row, column }} value={figures[`${row}.${column}`]} onOpen={onOpen} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface MatrixProps {
  readonly table: 3 | 4;
  readonly caption: string;
  readonly figures: ReportFile['figures']['table3'];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly onOpen: (place: Place) => void;
}

const Matrix = ({ table, caption, figures, rows, columns, onOpen }: MatrixProps) => {
  const words = useWords();
  return (
    <table className="plain-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.t('col.row')}</th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {columnName(column, words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row}>
            <GroupRow row={row} columns={columns.length} />
            <tr>
              <th scope="row">{rowName(row, words)}</th>
              {columns.map((column) => (
                <Figure key={column} place={{ table, row, column }} value={figures[row]?.[column]} onOpen={onOpen} />
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};

interface GroupRowProps {
  readonly row: string;
  readonly columns: number;
}

/** The head of a group of table 3 before its first row. */
export const GroupRow = ({ row, columns }: GroupRowProps) => {
  const group = groupBefore(row, useWords());
  return group === undefined ? null : (
    <tr>
      <th scope="rowgroup" className="group" colSpan={columns + 1}>
        {group}
      </th>
    </tr>
  );
};

interface FigureProps {
  readonly place: Place;
  readonly value: CellValue | undefined;
  readonly onOpen: (place: Place) => void;
}

const Figure = ({ place, value, onOpen }: FigureProps) => {
  const words = useWords();
  return (
    <td className="figure numbers">
      {!isGiven(value) || value === '/' ? (
        (value ?? '')
      ) : (
        <button
          type="button"
          className="figure"
          aria-label={`${fullRowName(place.row, words)} ${columnName(place.column, words)} ${value}`}
          onClick={() => onOpen(place)}
        >
          {value}
        </button>
      )}
    </td>
  );
};
