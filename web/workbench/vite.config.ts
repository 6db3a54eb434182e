import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { glossary } from './glossary.plugin.ts';
import { styleNonce } from './style-nonce.plugin.ts';

export default defineConfig({
  base: '/workbench/',
  plugins: [react(), glossary(), styleNonce()],
  // Whoever serves the page puts a fresh value in its place: the widgets write their styles with it (strict CSP).
  html: { cspNonce: 'CSP_NONCE' },
  resolve: { conditions: ['@mingjian/source', 'module', 'browser', 'production'] },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, manifest: true },
});
