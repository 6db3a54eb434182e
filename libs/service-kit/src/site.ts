import { randomUUID } from 'node:crypto';

/** What pages say of the website that they belong to; the names are those of the directory. */
export interface SiteConfig {
  /** Where the public reaches the city, without a slash at the end; absent: pages name no absolute address but that of the request. */
  readonly origin?: string | undefined;
  /** 网站标识码, which the state gives to every government website. */
  readonly idCode: string;
  readonly build: string;
}

/** A website that nobody has registered: a demonstration, a spec. */
export const unregisteredSite = (): SiteConfig => ({ idCode: '0000000000', build: randomUUID() });
