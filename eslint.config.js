import tseslint from 'typescript-eslint'

const noDefaultExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name should survive its import.',
}
const noBarrels = {
  selector: 'ExportAllDeclaration',
  message: 'Import from the file that owns the name.',
}
const noModuleState = {
  selector: 'Program > VariableDeclaration[kind="let"]',
  message: 'Nothing lives in a module: make a factory.',
}
const noExportedState = {
  selector: 'ExportNamedDeclaration > VariableDeclaration[kind="let"]',
  message: 'Nothing lives in a module: make a factory.',
}
const noBareDate = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'Time enters as an argument.',
}
const noRawHtml = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Text only: what people write is never markup.',
}
const noPlainForm = {
  selector: 'JSXOpeningElement[name.name="form"]',
  message: 'Use ui/Form.tsx: the browser must keep nothing of what is entered.',
}
const clock = [
  { object: 'Date', property: 'now', message: 'Time enters as an argument.' },
  { object: 'Math', property: 'random', message: 'Randomness enters as an argument.' },
]
const doors = [
  { name: 'fetch', message: 'The network has one door: sync/http.ts.' },
  { name: 'indexedDB', message: 'The database has one door: store/database.ts.' },
  { name: 'localStorage', message: 'Only app/ touches the browser; pass what is needed.' },
  { name: 'navigator', message: 'Only app/ touches the browser; pass what is needed.' },
  { name: 'location', message: 'Only app/ touches the browser; pass what is needed.' },
  { name: 'crypto', message: 'WebCrypto lives in crypto/.' },
]

export default tseslint.config(
  { ignores: ['dist', 'data', 'coverage', 'node_modules', 'docs'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: [
          'src/tsconfig.pure.json',
          'src/tsconfig.json',
          'src/sw/tsconfig.json',
          'endpoint/tsconfig.json',
          'tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'max-depth': ['error', 3],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...clock],
      'no-restricted-globals': ['error', ...doors],
      'no-restricted-syntax': [
        'error',
        noDefaultExports,
        noBarrels,
        noModuleState,
        noExportedState,
        noBareDate,
        noRawHtml,
        noPlainForm,
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Type aliases name unions and brands beside interfaces; forcing one form hides the difference.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Leaving a key out of a copy names it; a lone underscore says that it is not used.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_$', argsIgnorePattern: '^_$' },
      ],
      // An arrow that returns a void call reads well in event attributes.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Screens are mostly markup: a longer function there is not a longer story.
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The doors themselves.
    files: [
      'src/crypto/**',
      'src/store/database.ts',
      'src/sync/http.ts',
      'src/app/**',
      'src/sw/**',
    ],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // The composition roots are where the real clock and the real dice are handed in.
    files: ['src/app/*.ts', 'src/app/*.tsx', 'src/sw/sw.ts', 'endpoint/main.ts'],
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-syntax': [
        'error',
        noDefaultExports,
        noBarrels,
        noModuleState,
        noRawHtml,
        noPlainForm,
      ],
    },
  },
  {
    // The form itself.
    files: ['src/ui/Form.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noDefaultExports,
        noBarrels,
        noModuleState,
        noExportedState,
        noBareDate,
        noRawHtml,
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      // A test tells one story from top to bottom, and describes a whole journey if need be.
      'max-lines-per-function': 'off',
      // Builders of test data choose a lot and decide nothing.
      complexity: 'off',
      'max-depth': 'off',
      'max-params': ['error', 4],
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', noDefaultExports, noBarrels],
      // Tests reach into what they just built; a wrong assumption fails the test, which is its job.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Tools read their configuration from a default export.
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
