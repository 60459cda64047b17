import { type Fault, faultsOf } from './fault.ts'

const at = (...names: string[]) => names.map(name => `core/use-cases/newspapers/${name}.test.ts`)

/** What is printed, announced, and leaves: as it was approved, and once. */
export const newspaperFaults: Fault[] = [
  ...faultsOf('core/use-cases/broadcasts/check-edition.ts', at('check-edition', 'picture-lost'), [
    ["if (!bytes || createHash('sha256').update(bytes).digest('hex') !== files[kind]) return false", ''],
    ["approved.kind === 'approved' && approved.version.seal === seal", "approved.kind === 'approved'"],
    ["idFrom('item', editionId, item.postId) !== id || ", ''],
    ["picturesLost(post, version, 'submitted') > 0", 'false'],
  ]),
  ...faultsOf('core/use-cases/newspapers/follow-edition.ts', at('produce-edition', 'picture-lost'), [
    ["wrong?.because === 'edition-pictures'", 'false'],
    ["      { job: 'edition.mail', data: { id } },\n", ''],
  ]),
  ...faultsOf('core/use-cases/newspapers/take-fed.ts', at('take-fed'), [
    ['standsIn === undefined && ', ''],
    ["callDepartmentId === id && state === 'retained'", 'callDepartmentId === id'],
  ]),
  ...faultsOf('core/domain/newspapers/printed-article.ts', at('printed-words', 'picture-lost'), [
    ['if (!sealed && !isOfVersion(content, version))', 'if (false)'],
    ["isShown ? drawn : fault('no-consent')", 'drawn'],
  ]),
  ...faultsOf('core/domain/newspapers/pictures-lost.ts', at('picture-lost'), [
    ["gone && when === 'submitted' && ", ''],
    ['!shown.has(digest)', 'false'],
  ]),
]
