import { type Fault, faultsOf } from './fault.ts'

/** A test send: what it carries, to whom, how often, and that nothing counts it. */
const core = ['core/use-cases/posts/submission/send-test.test.ts']
const pressed = ['teams/posts/test-send.test.ts']

export const testSendFaults: Fault[] = [
  ...faultsOf('core/use-cases/placements/kept/kept-tests.ts', core, [
    ['if ((await ports.placements.byKey(keyOf(card))) !== null) return null', ''],
    ['if (!post || !mayHaveTest(post)) return null', 'if (!post) return null'],
    ['saysWhoReads(rendered) ? await readerOf(ports, person) : null', 'await readerOf(ports, person)'],
    ['saysWhoReads(rendered) ? await readerOf(ports, person) : null', 'null'],
    ['correcting === null ? null : ports.now()', 'null'],
    ['remarkSaid(await ports.broadcasts.changing(correcting.broadcastId))', 'null'],
    ["post.state === 'draft' ? undefined : currentVersion(post)", 'undefined'],
    ["post.state === 'draft' ? undefined : currentVersion(post)", 'currentVersion(post)'],
    ['isWaitedFor: neverWaitedFor', 'isWaitedFor: () => true', 'a card that was tried shows nothing any more'],
  ]),
  ...faultsOf('core/use-cases/posts/submission/send-test.ts', core, [
    ['if (!mayPreview(actor, post))', 'if (false)'],
    ["if (!mayHaveTest(post)) return { kind: 'test-closed' }", ''],
    ["if (isBlank(post)) return { kind: 'test-empty' }", ''],
    ['> cardMaxBytes) return', '> 1_000_000) return'],
    ["known === undefined || known.state === 'open'", "known?.state === 'open'"],
    ["known === undefined || known.state === 'open'", 'true'],
    ["if (!(await mayWriteTo(ports, actor))) return { kind: 'no-own-chat' }", ''],
    ['(await pilot.members()).has(id), true', '(await pilot.members()).has(id), false'],
    ["if (!(await isReached(ports, actor))) return { kind: 'test-outside-pilot' }", ''],
    ["post.state === 'draft' ? null : (currentVersion(post)?.seal ?? null)", 'null'],
    ['person: actor.id, revision,', 'person: actor.id, revision: 0,'],
  ]),
  ...faultsOf('core/use-cases/posts/submission/preview-post.ts', core, [
    ['isComms(actor) || isAuthor(post, actor.id)', 'isComms(actor)'],
    ['isComms(actor) || isAuthor(post, actor.id)', 'true'],
  ]),
  ...faultsOf('core/domain/posts/draft/test-send.ts', core, [
    ["'draft', 'in-validation', 'approved'", "'draft', 'in-validation'"],
    ["'draft', 'in-validation', 'approved'", "'draft', 'in-validation', 'approved', 'cancelled'"],
    ['summary.includes(place) || card.includes(place)', 'summary.includes(place)'],
    ['summary.includes(place) || card.includes(place)', 'card.includes(place)'],
    ['.some(isConsentOpen)', '.some(() => false)'],
    ['|| picturesBlocked(post, at).length > 0', ''],
    ['Date.parse(now) % oneMs', '0'],
  ]),
  ...faultsOf('teams/posts/drawn/draw-test.ts', core, [
    ['remark, test: true }', 'remark }'],
    ["look.words.text('summaries.test', { summary: asSent(face, look).summary })", 'asSent(face, look).summary'],
    ['firstContact: false', 'firstContact: true'],
    ['...frame, ...reader }', "...frame, givenName: '', department: null }"],
  ]),
  ...faultsOf('teams/posts/test-verbs.ts', pressed, [
    ["result.lacksPictures ? 'test-asked-without-pictures' : 'test-asked'", "'test-asked'"],
    [
      "inEditor(sends('test'), (turn, { id }) => ask(turn, id))",
      "verb(sends('test'), ['postId'], (turn, { postId }) => ask(turn, postId))",
    ],
  ]),
  ...faultsOf('teams/events/event-verbs.ts', pressed, [
    ["if (await isOnTest(turn)) return refusal(turn, { kind: 'test-card' })", ''],
  ]),
]
