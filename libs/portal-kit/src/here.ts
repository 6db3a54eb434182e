import type { CivilDate } from '@mingjian/core';
import type { Directory, Organ } from '@mingjian/reference';
import type { Engine } from '@mingjian/service-kit';

/** Where a page is, and of which website: what every page says of itself. */
export interface Here {
  /** Path and query as asked for. */
  readonly url: string;
  readonly path: string;
  /** 关怀版: one column, large type. In the address, so that it works without JavaScript and can be sent to somebody. */
  readonly care: boolean;
  readonly today: CivilDate;
  readonly simulated: boolean;
  readonly site: Site;
}

export interface Site {
  readonly name: string;
  readonly englishName: string;
  /** 主办单位. */
  readonly organizer: string;
  /** Where the public reaches it, without a slash at the end; empty: addresses stay relative. */
  readonly origin: string;
  readonly idCode: string;
}

export const hereOf = ({ url, engine }: { readonly url: string; readonly engine: Engine }): Here => {
  const [path = '/', query = ''] = url.split('?', 2);
  return {
    url,
    path,
    care: new URLSearchParams(query).get('care') === '1',
    today: engine.today(),
    simulated: engine.simulated,
    site: siteOf(engine),
  };
};

const siteOf = (engine: Engine): Site => {
  const { directory, site } = engine;
  const city = cityOf(directory, engine.today());
  return {
    name: `${cityName(city)}政府信息公开平台`,
    englishName: `Government Information Disclosure, ${city?.englishName ?? 'Mingjian'}`,
    organizer: city?.name ?? '明鉴',
    origin: site.origin ?? '',
    idCode: site.idCode,
  };
};

/** The organ above all others, in whose name the one platform of the city stands. */
export const cityOf = (directory: Directory, today: CivilDate): Organ | undefined =>
  directory.organsOn(today).find(({ parent }) => parent === null);

/** Of a city's government, or the office of it, the city: 云泽市人民政府办公室 speaks for 云泽市. */
const cityName = (city: Organ | undefined): string => city?.name.replace(/(人民政府)?(办公室)?$/, '') ?? '';

/** An address of this site in the mode in which the reader is. */
export const stay = ({ care }: Pick<Here, 'care'>, href: string): string => {
  if (!care) return href;
  const [address = '', fragment] = href.split('#', 2);
  return `${address}${address.includes('?') ? '&' : '?'}care=1${fragment === undefined ? '' : `#${fragment}`}`;
};

/** The same page in the other mode. */
export const otherMode = ({ path, url, care }: Here): string => {
  const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
  query.delete('care');
  if (!care) query.set('care', '1');
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
};
