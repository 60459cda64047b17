/** Who may import whom: ARCHITECTURE.md says why. */
const floor = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to })
/**
 * The slices of each floor, in their order: one may import those behind it, values and types alike, and none before it. So there is
 * no circle of folders. A new slice names its place here before its first file.
 */
const orders = {
  'src/core/domain':
    'faces week figures newspapers relays releases delegations events validations broadcasts circuits personal posts urgent sectors audiences notes calls initiatives sections campaigns agenda placements files journal people charter pictures register retention capabilities channels working-time',
  'src/core/use-cases':
    'desk database warnings urgent departures planning ideas consents withdrawals newspapers posts calls initiatives placements register personal retention figures week releases campaigns validations circuits delegations events relays editions broadcasts sectors agenda people sections perimeters audiences notes charter pictures leaving cards capabilities journal',
  'src/teams':
    'desk retention newspapers relays releases week register figures personal capabilities campaigns anywhere notes calls initiatives posts validations urgent broadcasts send delegations audiences agenda circuits sections sectors database events journal perimeters charter pictures placements files turn token written cards',
}
const inOrder = Object.entries(orders).flatMap(([under, slices]) =>
  slices.split(' ').map((slice, index, all) => ({
    name: `${under.slice(4).replace('/', '-')}-${slice}-in-order`,
    severity: 'error',
    from: { path: `^${under}/${slice}/` },
    to: { path: `^${under}/`, pathNot: `^${under}/(${all.slice(index).join('|')})/|^${under}/[^/]+$` },
  })),
)
const adapters = [
  'teams',
  'graph',
  'postgres',
  'media',
  'calendar',
  'print',
  'sheets',
  'charts',
  'documents',
  'tab',
  'networks',
  'site',
  'dispatch',
]

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-in-package-json',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-without-dev-dependencies',
      comment: 'the commands for makers are loaded only when asked for',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/commands/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    floor('core-imports-core-only', '^src/core/', { path: '^src/', pathNot: '^src/core/' }),
    floor('domain-knows-no-port-and-no-use-case', '^src/core/domain/', { path: '^src/', pathNot: '^src/core/domain/' }),
    floor('ports-know-no-use-case', '^src/core/(ports|change)', { path: '^src/core/use-cases/' }),
    floor('core-is-pure', '^src/core/', {
      dependencyTypes: ['npm', 'core'],
      pathNot: ['^(node:)?crypto$', 'node_modules/canonicalize', 'node_modules/culori', 'node_modules/temporal'],
    }),
    ...inOrder,
    ...adapters.map(one =>
      floor(`${one}-stands-alone`, one === 'tab' ? '^src/tab/(?!page/)' : `^src/${one}/`, {
        path: `^src/(${adapters.filter(other => other !== one).join('|')})/`,
      }),
    ),
    floor('what-serves-all-knows-none', '^src/(apart|http|outward|settings|timing)/', {
      path: `^src/(${adapters.join('|')}|jobs)/`,
    }),
    floor('timing-stands-alone', '^src/timing/', { path: '^src/(?!timing/|core/)' }),
    // A browser has nothing but the core's rules; what is said to pages, teams writes.
    floor('pages-run-in-browsers', '^src/tab/page/', {
      path: '^src/',
      pathNot: [
        '^src/tab/page/',
        '^src/core/domain/',
        '^src/teams/[a-z]+/written-',
        '^src/teams/[a-z]+/drawn/written-',
      ],
    }),
    floor('pages-take-types-alone-from-teams', '^src/tab/page/', {
      path: '^src/teams/',
      dependencyTypesNot: ['type-only'],
    }),
    floor('dispatch-imports-core-only', '^src/dispatch/', { path: '^src/', pathNot: '^src/(core|dispatch)/' }),
    floor('sandbox-stands-apart', '^sandbox/', { path: '^src/' }),
    { name: 'nobody-imports-the-sandbox', severity: 'error', from: { path: '^src/' }, to: { path: '^sandbox/' } },
    floor('nobody-imports-app-or-main', '^src/(?!main|app|commands)', { path: '^src/(app/|(app|main)\\.ts$)' }),
    floor('archived-sdk-only-in-token', '^src/(?!teams/token/)', { path: 'node_modules/(botbuilder|botframework)' }),
    floor('templates-only-in-cards', '^src/(?!teams/cards/card-templates\\.ts$|commands/words/card-types\\.ts$)', {
      path: 'node_modules/(adaptive-expressions|adaptivecards-templating)',
    }),
    floor('graph-client-only-in-graph', '^src/(?!graph/)', { path: 'node_modules/@microsoft/microsoft-graph-client' }),
    floor('sql-only-in-postgres', '^src/(?!postgres/)', {
      path: 'node_modules/(kysely|pg|pg-boss|@electric-sql)(/|$)',
    }),
    floor('tables-only-in-sheets', '^src/(?!sheets/)', { path: 'node_modules/(csv-stringify|write-excel-file)(/|$)' }),
    floor('calendar-files-only-in-calendar', '^src/(?!calendar/)', {
      path: 'node_modules/(ical-generator|ical\\.js)(/|$)',
    }),
    floor('charts-only-in-charts', '^src/(?!charts/)', {
      path: 'node_modules/(@observablehq|linkedom|@resvg)(/|$)',
    }),
    floor('videos-only-in-media', '^src/(?!media/)', { path: 'node_modules/(media-captions|mediabunny|mp4box)(/|$)' }),
    floor('feeds-only-in-site', '^src/(?!site/)', { path: 'node_modules/(feed|standardwebhooks)(/|$)' }),
    floor('scripts-only-in-tab', '^src/(?!tab/)', { path: 'node_modules/esbuild(/|$)' }),
    floor('restify-only-in-server', '^src/(?!app/server\\.ts)', { path: 'node_modules/restify(/|$)' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
}
