import type { Plugin } from 'vite';

const FILE = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/;
const GIVEN = /(?:option\.)?csp\?\.nonce/g;

/**
 * The widgets give their styles the nonce of the page, but two of their helpers (the lock of the scrollbar, its width) forget it, and a strict
 * policy drops these. Here every style gets it. @throws Error when the library has changed so that this no longer applies
 */
export const styleNonce = (): Plugin => {
  let applied = false;
  return {
    name: 'style-nonce',
    apply: 'build',
    transform(code, id) {
      if (!FILE.test(id.split('?')[0]!)) return undefined;
      const patched = code.replace(GIVEN, (given) => `(${given} ?? document.querySelector('script[nonce]')?.nonce)`);
      applied = patched !== code;
      return patched;
    },
    buildEnd(error) {
      if (!error && !applied) throw new Error('dynamicCSS of @rc-component/util no longer takes a nonce as before');
    },
  };
};
