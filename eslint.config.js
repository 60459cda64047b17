import * as regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** A day is one of the authority's calendar: neither UTC's, which differs for an hour or two each night, nor the machine's. */
const noForeignDay = [
  {
    selector:
      "CallExpression[callee.property.name=/^(slice|substring|substr|split)$/][callee.object.callee.property.name='toISOString']",
    message:
      'a day of UTC: localDay of the core, midnightIn of the sandbox or dayIn of the tests tells the authority’s',
  },
  {
    selector: 'CallExpression[callee.property.name=/^get(UTC)?(Date|Day|Month|FullYear)$/]',
    message: 'a day of UTC or of the machine: localDay, midnightIn or dayIn tells the authority’s',
  },
]
/** A page may still be at it when a test looks: it is asked until it says so. */
const noHastyLook = [
  {
    selector:
      "CallExpression[callee.object.name='assert'] > AwaitExpression > CallExpression[callee.property.name=/^(?:inputValue|isChecked)$/]",
    message: 'the page may still be at it: comesTo(…)',
  },
]
/** What failed must fail again: each test draws from the seed of the run. */
const noBareChance = [
  {
    selector: "CallExpression[callee.object.name='fc'][callee.property.name='assert']",
    message: 'holds(…) asserts it with the seed of the test',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'chanceOf(seedOfTest()) is chance that can be played again',
  },
]
/** What these mind is as clear as what they ask for, or is made of pieces that they take for one. */
const tasteOfRegexp = [
  'no-control-regex',
  'regexp/control-character-escape',
  'regexp/match-any',
  'regexp/no-dupe-disjunctions',
  'regexp/no-unused-capturing-group',
  'regexp/no-useless-assertions',
  'regexp/no-useless-non-capturing-group',
  'regexp/prefer-character-class',
  'regexp/prefer-w',
  'regexp/use-ignore-case',
]
const noWorld = ['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'process', 'performance', 'crypto']

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'build/**',
      '.data/**',
      'coverage/**',
      'sandbox/desk/**/*.js',
      'src/commands/cards/*.js',
      'src/needs-node.cjs',
      '*.config.js',
      '.dependency-cruiser.cjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noForeignDay],
      // Ports are records of functions: nothing in them knows `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'sandbox/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
    },
  },
  {
    // What people type is read in linear time.
    files: ['src/**/*.ts', 'sandbox/**/*.ts'],
    ...regexp.configs['flat/recommended'],
  },
  {
    files: ['src/**/*.ts', 'sandbox/**/*.ts'],
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
      ...Object.fromEntries(tasteOfRegexp.map(rule => [rule, 'off'])),
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/core/domain/text.ts', 'src/core/domain/seal.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          property: 'normalize',
          message: 'its time grows with the square of the marks on a letter: normalized(…) of core/text.ts',
        },
      ],
    },
  },
  {
    // The core has no clock, no chance, no timer and no network: they are handed in.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noWorld],
      'no-restricted-syntax': [
        'error',
        ...noForeignDay,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'the core has no clock',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'the core has no clock' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'the core has no chance',
        },
      ],
    },
  },
  {
    // Browsers have none of it; the compiler knows it, since it reads what the server writes too.
    files: ['src/tab/page/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require', 'setImmediate'] },
  },
  {
    files: ['src/main.ts', 'src/commands/**/*.ts', 'bench/**/*.ts', 'sandbox/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/holds.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noForeignDay, ...noBareChance, ...noHastyLook] },
  },
)
