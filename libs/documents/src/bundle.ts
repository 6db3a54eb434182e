import { createHash } from 'node:crypto';
import { zipOf } from './zip.js';

export interface BundledFile {
  readonly path: string;
  /** What people call it. */
  readonly title: string;
  readonly bytes: Uint8Array;
}

export interface ManifestEntry {
  readonly path: string;
  readonly title: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export const manifestOf = (files: readonly BundledFile[]): readonly ManifestEntry[] =>
  files.map(({ path, title, bytes }) => ({
    path,
    title,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));

/**
 * Files and what is known of them as one ZIP: `manifest.json` holds `about` and every file with its SHA-256, `SHA256SUMS` the same for
 * `sha256sum --check`, the manifest included.
 */
export const bundleOf = (files: readonly BundledFile[], about: Readonly<Record<string, unknown>>): Buffer => {
  const entries = manifestOf(files);
  const manifest = {
    path: 'manifest.json',
    title: 'manifest',
    bytes: Buffer.from(`${JSON.stringify({ ...about, files: entries }, null, 2)}\n`),
  };
  const sums = [...entries, ...manifestOf([manifest])].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  return zipOf([...files, manifest, { path: 'SHA256SUMS', bytes: Buffer.from(sums) }]);
};
