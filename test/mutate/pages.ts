import { type Fault, faultsOf } from './fault.ts'

/** What two writers of one post save by themselves, who may, and what the journal hears of it. */
const part = ['core/use-cases/posts/writing/save-part.test.ts']
const joined = ['app/post-pages.test.ts']

export const pageFaults: Fault[] = [
  ...faultsOf(
    'tab/page/week/drawn/week-days.ts',
    ['tab/page/week/drawn/week-days.test.ts'],
    [["timeStyle: 'short', timeZone: zone }", "timeStyle: 'short' }", 'only where the machine lives elsewhere']],
  ),
  ...faultsOf(
    'teams/posts/save-first.ts',
    ['teams/posts/editor-page.test.ts'],
    [
      ['await filledIn(turn, post, fields)', 'post'],
      ['!isAdded(input) || open.has(partOf(input))', 'true'],
      ['!isAdded(input) || open.has(partOf(input))', '!isAdded(input)'],
    ],
  ),
  ...faultsOf('core/use-cases/posts/writing/save-part.ts', part, [
    ['isUnderWay(post) && reopens !== post.state', 'false'],
    ['...standing(post, about, settings), ', ''],
    ["    ...(reads.has('sources') && sourceValues(post)),\n", ''],
    ["    ...(reads.has('audience') && audienceValues(post.audience).values),\n", ''],
    ['...about, ...Object.keys(typed).map(partOf)', '...about'],
    ['    ...typed,\n', ''],
    ["(post.content.event === null ? (['event'] as const) : [])", '[]'],
    ['sitting: true', 'sitting: false'],
  ]),
  ...faultsOf('core/use-cases/posts/writing/save-post.ts', part, [['form.about?.has(field) ?? true', 'true']]),
  ...faultsOf('core/use-cases/posts/writing/edit-post.ts', part, [
    ["post.state === 'draft' && ", ''],
    ['msBetween(told, at) < editingMs', 'true'],
    ['person.id === id', 'person.id !== id'],
  ]),
  ...faultsOf('core/use-cases/posts/writing/look-at-post.ts', part, [
    ["  if (!isComms(actor)) return { kind: 'not-comms' }\n", ''],
    ['id !== actor.id', 'id === actor.id'],
    ['msBetween(at, now) < writingMs', 'true'],
  ]),
  ...faultsOf('teams/posts/post-pages.ts', joined, [
    ['isNew && isComms(actor)', 'isNew'],
    ['mark === markOf(seen.post)', 'true'],
    ['!guid.test(postId) || ', ''],
    ['!Number.isSafeInteger(revision) || revision < 0', 'false'],
    ["if (kind === 'not-comms') return { kind: turn.rolesKnown ? kind : 'unavailable' }", ''],
  ]),
  ...faultsOf('app/create-tab.ts', joined, [["if (answer?.kind === 'not-comms') return 'not-ours'", '']]),
]
