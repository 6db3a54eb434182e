import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  /** File of the authority's certificate, PEM: whom clients trust. */
  readonly caFile: string;
  /** File of a broker's private key and certificate, PEM, as `ssl.keystore.location` takes it. */
  readonly keystore: string;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority of its own and what it signed for 127.0.0.1, made by `openssl` in a folder. @throws Error where there is no openssl */
export const makeCertificates = async (folder: string): Promise<Certificates> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]) => run('openssl', args);
  const [caKey, caFile, key, request, certificate] = ['ca.key', 'ca.pem', 'broker.key', 'broker.csr', 'broker.pem'].map(
    file,
  ) as [string, string, string, string, string];
  const [days, subject] = [['-days', '30'], '/CN=Mingjian local authority'];
  await openssl('req', '-x509', ...NEW_KEY, ...days, '-subj', subject, '-keyout', caKey, '-out', caFile);
  await openssl('req', '-new', ...NEW_KEY, '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', request);
  await writeFile(file('names'), 'subjectAltName=IP:127.0.0.1');
  const signing = ['-CA', caFile, '-CAkey', caKey, '-CAcreateserial', '-extfile', file('names')];
  await openssl('x509', '-req', '-in', request, ...signing, ...days, '-out', certificate);
  const keystore = file('keystore.pem');
  await writeFile(keystore, (await readFile(key, 'utf8')) + (await readFile(certificate, 'utf8')), { mode: 0o600 });
  return { caFile, keystore };
};
