import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { importX } from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { borders } from './eslint.borders.mjs';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist.*/**', '**/node_modules/**', '.nx/**', 'coverage/**', '.stryker-tmp/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-duplicates': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Nest reads parameter types at run time, so a class used only as a type must stay a value import there.
    files: [
      '**/*.{controller,handler,module,guard,filter,provider}.ts',
      'libs/service-kit/src/**/*.ts',
      'services/*/src/**/*.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['web/**', 'libs/portal-kit/src/portal.js'], languageOptions: { globals: globals.browser } },
  { files: ['tools/**', 'test/**', '*.mjs'], rules: { 'no-console': 'off' } },
  ...borders,
  prettier,
);
