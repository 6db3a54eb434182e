/** A page of what is behind a cell. Pages count from 1. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export interface PageRequest {
  readonly page?: number;
  readonly pageSize?: number;
}

const DEFAULT_PAGE_SIZE = 50;

/** `limit` and `offset` of a page, and the page made of what they gave. */
export const paging = ({ page = 1, pageSize = DEFAULT_PAGE_SIZE }: PageRequest) => ({
  limit: pageSize,
  offset: (page - 1) * pageSize,
  pageOf: <Row>(rows: readonly Row[], total: number): Page<Row> => ({
    rows,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  }),
});
