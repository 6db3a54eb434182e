import { isUnavailable } from '@mingjian/postgres';
import { DatabaseError } from 'pg';
import { StoreUnavailable } from './port.js';

/** Timeouts and a server's choice of a victim: rolled back for reasons that lie outside the statement. */
const ROLLED_BACK = new Set(['57014', '55P03', '40001', '40P01']);

/** True for an error of Postgres that says nothing about what was asked of it: the same may be asked again. */
export const isOutage = (error: unknown): boolean =>
  isUnavailable(error) || (error instanceof DatabaseError && ROLLED_BACK.has(error.code ?? ''));

/** @throws StoreUnavailable for an outage of Postgres, otherwise the error itself */
export const throwOutage = (error: unknown): never => {
  throw isOutage(error) ? new StoreUnavailable(error) : error;
};
