// The walls: who may import whom (ARCHITECTURE.md, "Direction"). Each rule says why it is there.

/** The nouns in their order: a module may use those before it, never those after it. */
const nouns = [
  'person',
  'audit',
  'long-work',
  'unit',
  'contest',
  'question-bank',
  'attempt',
  'roster',
  'role',
  'registration',
  'quota',
  'pack',
  'setup',
  'contestant',
  'ranking',
  'live',
  'lead',
]

const any = (names) => `(${names.join('|')})`
const inModules = (file) => `^src/modules/[^/]+/${file}`

const order = nouns.slice(0, -1).map((noun, index) => ({
  name: `order-of-nouns-${noun}`,
  comment: `The nouns stand in the order ${nouns.join(', ')}: ${noun} can't know those after it. Its command line may, since there verbs of several meet.`,
  severity: 'error',
  from: { path: `^src/modules/${noun}/`, pathNot: '/cli\\.ts$|\\.test\\.ts$' },
  to: { path: `^src/modules/${any(nouns.slice(index + 1))}/` },
}))

module.exports = {
  forbidden: [
    ...order,
    {
      name: 'no-cycles',
      comment: 'Files that import each other in a circle can only be understood all at once.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'known-nouns',
      comment: 'A new module takes its place in the order of nouns at the head of this file.',
      severity: 'error',
      from: {},
      to: { path: '^src/modules/', pathNot: `^src/modules/${any(nouns)}/` },
    },
    {
      name: 'web-knows-the-wire',
      comment:
        'The web app calls the API: of the server it knows the shapes, the refusals and shared words.',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: `^src/shared/|${inModules('([a-z-]*schema|refusals)\\.ts$')}` },
    },
    {
      name: 'shared-is-the-bottom',
      comment: 'shared holds words that everything may use; it uses nothing itself.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/(?!shared/)|web/|test/|scripts/)|node_modules' },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules decide from what they are given: no database, no clock, and of libraries none but those that read a text or check a shape. Types may come from the nouns.',
      severity: 'error',
      from: { path: inModules('rules/'), pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(src/|web/|test/|scripts/)|node_modules',
        pathNot: `^src/shared/|${inModules('rules/')}|node_modules/(yaml|ajv|ajv-formats|typebox|csv-parse)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-know-no-machine',
      comment: 'Of rules not even a type may come from the platform or from a store.',
      severity: 'error',
      from: { path: inModules('rules/'), pathNot: '\\.test\\.ts$' },
      to: {
        path: `^src/(platform|start)/|${inModules('([a-z-]*store|routes|jobs|cli|policy)\\.ts$')}`,
      },
    },
    {
      name: 'rules-need-no-node',
      comment:
        'Time and randomness are arguments of a rule; files and sockets are none of its business. Hashing and the reading of an address are arithmetic.',
      severity: 'error',
      from: { path: inModules('rules/'), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|net)$' },
    },
    {
      name: 'schemas-are-shapes',
      comment:
        'Shapes on the wire and refusals are read by the browser too: they import shapes and shared words only.',
      severity: 'error',
      from: { path: inModules('([a-z-]*schema|refusals)\\.ts$') },
      to: { path: '^src/', pathNot: `^src/shared/|${inModules('[a-z-]*schema\\.ts$')}` },
    },
    {
      name: 'stores-never-decide',
      comment: 'A store is the only SQL and no more: it calls no use case, no policy, no route.',
      severity: 'error',
      from: { path: inModules('[a-z-]*store\\.ts$') },
      to: {
        path: '^src/(modules|start)/',
        pathNot: inModules('(rules/|[a-z-]*store\\.ts$|schema\\.ts$)'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stores-are-private',
      comment:
        "Another module's tables are reached through its use cases, never through its store.",
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: inModules('[a-z-]*store\\.ts$'), pathNot: '^src/modules/$1/' },
    },
    {
      name: 'routes-are-an-edge',
      comment: 'Routes, jobs and commands call use cases; only the composition root knows them.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(app|server|worker|cli)\\.ts$|^src/start/|\\.test\\.ts$',
      },
      to: { path: inModules('(routes|jobs|cli)\\.ts$') },
    },
    {
      name: 'routes-hold-no-sql',
      comment:
        'Routes, jobs and commands reach the tables by use cases, which hold the rules and the policy.',
      severity: 'error',
      from: { path: inModules('(routes|jobs|cli)\\.ts$') },
      to: { path: inModules('[a-z-]*store\\.ts$') },
    },
    {
      name: 'platform-knows-no-noun',
      comment:
        'The platform would serve any other product: it knows none of the nouns but the type of who asks.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/(modules|start|app|server|cli)',
        pathNot: inModules('actor\\.ts$'),
      },
    },
    {
      name: 'product-needs-no-test',
      comment: 'What runs in production imports nothing of tests, scripts or benches.',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(test|bench)/|\\.test\\.ts$' },
    },
    {
      name: 'declared-dependencies',
      comment: 'What is imported is named in package.json, and resolves.',
      severity: 'error',
      from: { pathNot: '^web/' },
      to: { couldNotResolve: true, path: '^[^$]' },
    },
    {
      name: 'production-dependencies',
      comment: 'The server runs on `dependencies`: those of development may be missing there.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|web/\\.svelte-kit)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.d.ts'],
    },
  },
}
