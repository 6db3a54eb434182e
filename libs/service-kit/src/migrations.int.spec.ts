import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readConfig } from './config.js';
import type { ServiceDefinition } from './definition.js';
import { prepareDatabases } from './migrations.js';

const definition: ServiceDefinition = { name: 'intake', modules: [], hears: [] };

describe('the command migrate', () => {
  it('makes database and roles from their URLs, migrates, and may be repeated', async () => {
    const superuserUrl = process.env['MINGJIAN_TEST_POSTGRES']!;
    const database = `migrate_${randomBytes(6).toString('hex')}`;
    const urlOf = (role: string): string => {
      const url = new URL(superuserUrl);
      Object.assign(url, { pathname: `/${database}`, username: `${database}_${role}`, password: 'p%40ss' });
      return url.href;
    };
    const config = readConfig('intake', {
      MINGJIAN_SUPERUSER_URL: superuserUrl,
      MINGJIAN_DATABASE_URL: urlOf('app'),
      MINGJIAN_MIGRATE_URL: urlOf('owner'),
      MINGJIAN_BUS_URL: urlOf('app'),
      MINGJIAN_ISSUER: 'https://issuer.example',
      MINGJIAN_JWKS_URL: 'https://issuer.example/jwks',
      MINGJIAN_DATA: '/nowhere',
    });
    try {
      await prepareDatabases(definition, config);
      await prepareDatabases(definition, config);
      const app = new pg.Client({ connectionString: config.databaseUrl });
      await app.connect();
      await expect(app.query('SELECT count(*) FROM vault.fields')).resolves.toMatchObject({ rowCount: 1 });
      await expect(app.query('CREATE TABLE mine (n int)')).rejects.toMatchObject({ code: '42501' });
      await app.end();
    } finally {
      const server = new pg.Client({ connectionString: superuserUrl });
      await server.connect();
      await server.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await server.query(`DROP ROLE IF EXISTS ${database}_app, ${database}_owner`);
      await server.end();
    }
  });

  it('says what it needs', async () => {
    const config = { ...readConfig('intake', minimal), migrateUrl: undefined };
    await expect(prepareDatabases(definition, config)).rejects.toThrow('MINGJIAN_MIGRATE_URL is needed to migrate');
  });
});

const minimal = {
  MINGJIAN_DATABASE_URL: 'postgres://app@127.0.0.1/none',
  MINGJIAN_BUS_URL: 'postgres://app@127.0.0.1/none',
  MINGJIAN_ISSUER: 'https://issuer.example',
  MINGJIAN_JWKS_URL: 'https://issuer.example/jwks',
  MINGJIAN_DATA: '/nowhere',
};
