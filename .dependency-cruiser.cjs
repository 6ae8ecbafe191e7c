// Who sees whom. Each folder sees itself and what is listed; tests/architecture/boundaries.test.ts plants violations.
const sees = {
  model: [],
  wire: ['model'],
  forms: ['model'],
  exports: ['model', 'forms'],
  'question-sets': ['model', 'forms'],
  crypto: ['model', 'wire'],
  store: ['model', 'wire', 'crypto'],
  sync: ['model', 'wire', 'store'],
  ui: [],
  sw: [],
  features: ['model', 'wire', 'forms', 'exports', 'question-sets', 'crypto', 'store', 'sync', 'ui'],
  app: ['model', 'forms', 'exports', 'question-sets', 'crypto', 'store', 'sync', 'ui', 'features'],
}

const layers = Object.entries(sees).map(([folder, allowed]) => ({
  name: `${folder}-sees-only-${allowed.join('+') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|endpoint|tests)/',
    pathNot: `^src/(${[folder, ...allowed].join('|')})/`,
  },
}))

const only = (library, folders) => ({
  name: `${library}-only-in-${folders}`,
  severity: 'error',
  from: { path: '^(src|endpoint)/', pathNot: `^(src/)?(${folders})/` },
  to: { path: `node_modules/(${library})/` },
})

module.exports = {
  forbidden: [
    ...layers,
    only('dexie', 'store'),
    only('hono|@hono|libsql|pg', 'endpoint'),
    only('preact|@preact|preact-iso|i18next', 'ui|features|app'),
    only('@noble|@scure|age-encryption|hash-wasm|@zxcvbn-ts', 'crypto'),
    only('workbox-(core|precaching|routing)', 'sw'),
    only('papaparse|write-excel-file', 'exports'),
    only('minisearch', 'store'),
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'only-devices-speak-of-what-travels',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '^src/features/devices/' },
      to: { path: '^src/wire/' },
    },
    {
      name: 'keys-are-handled-in-three-features',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '^src/features/(unlock|devices|keeping)/' },
      to: { path: '^src/crypto/' },
    },
    {
      name: 'endpoint-sees-only-the-wire',
      severity: 'error',
      from: { path: '^endpoint/' },
      to: { path: '^src/', pathNot: '^src/(wire/|model/(id|json)\\.ts$)' },
    },
    {
      name: 'pure-layers-know-no-library-but-zod',
      severity: 'error',
      from: { path: '^src/(model|wire|forms)/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'core'],
        pathNot: 'node_modules/zod/',
      },
    },
    {
      name: 'exports-know-zod-and-the-writers',
      severity: 'error',
      from: { path: '^src/exports/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'core'],
        pathNot: 'node_modules/(zod|papaparse|@types/papaparse|write-excel-file|fflate)/',
      },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(src|endpoint)/' },
      to: { path: '^tests/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(src|endpoint)/' },
      to: { couldNotResolve: true, pathNot: '^virtual:|^(node|cloudflare):' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
    },
  },
}
