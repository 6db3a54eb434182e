import type { CivilDate } from '@mingjian/core';
import type { Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { identityOf } from '../../applicant.js';
import type { Asked } from '../../domain/index.js';

/** An application that can be compared; who asked for what stays sealed. */
export interface AskedApplication {
  readonly application: string;
  readonly number: string | null;
  readonly askedOn: CivilDate;
  readonly result: string | null;
  readonly request: string;
  readonly applicant: string;
  /** Proposals to publish what was given (Art 44). */
  readonly conversions: readonly string[];
}

/** What organs were asked from a day on, the newest first. */
export const askedOf = async (
  { pool }: Engine,
  { organs, since, atMost }: { readonly organs: readonly string[]; readonly since: CivilDate; readonly atMost: number },
): Promise<readonly AskedApplication[]> => {
  const { rows } = await pool.query<AskedApplication>(
    `select application, number, asked_on::text as "askedOn", result, request, applicant,
            array(select conversion from read.asked_conversions c where c.application = a.application order by 1) as conversions
       from read.asked a where organ = any($1) and asked_on >= $2 order by asked_on desc, application limit $3`,
    [organs, since, atMost],
  );
  return rows;
};

const AT_ONCE = 16;

/** Opens what each asked for, for the comparison and for nothing else; what was erased is left out. */
export const describedBy = async (engine: Engine, asked: readonly AskedApplication[]): Promise<readonly Asked[]> => {
  const opened = await openAll(engine, asked, ({ request }) => request);
  return opened.map(([{ application }, value]) => ({
    key: application,
    description: (value as { readonly description: string }).description,
  }));
};

/** What tells the applicants apart; never leaves the service. */
export const applicantsOf = async (
  engine: Engine,
  asked: readonly AskedApplication[],
): Promise<ReadonlyMap<string, string>> => {
  const opened = await openAll(engine, asked, ({ applicant }) => applicant);
  return new Map(opened.map(([{ application }, value]) => [application, identityOf({ applicant: value })]));
};

const openAll = async (
  { vault }: Engine,
  asked: readonly AskedApplication[],
  refOf: (one: AskedApplication) => string,
): Promise<readonly (readonly [AskedApplication, unknown])[]> => {
  const found: (readonly [AskedApplication, unknown])[] = [];
  for (let next = 0; next < asked.length; next += AT_ONCE) {
    const some = asked.slice(next, next + AT_ONCE).map(async (one) => {
      try {
        return [[one, (await vault.open(refOf(one))).value] as const];
      } catch (error) {
        if (error instanceof NotInVault) return [];
        throw error;
      }
    });
    found.push(...(await Promise.all(some)).flat());
  }
  return found;
};
