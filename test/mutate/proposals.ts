import { type Fault, faultsOf } from './fault.ts'

const putOff = ['core/use-cases/initiatives/put-off.test.ts', 'jobs/quiet-hours.test.ts']

const doubles = ['core/use-cases/initiatives/doubles.test.ts', 'teams/initiatives/near.test.ts']

const unnoticed = ['core/use-cases/initiatives/unnoticed-rules.test.ts']

const found = ['teams/initiatives/credit-and-found.test.ts']

const credit = ['core/use-cases/posts/writing/credit-author.test.ts']

/** The list in SharePoint, both ways. */
const both = ['core/use-cases/initiatives/list.test.ts']

const told = ['core/use-cases/placements/told-author.test.ts']

/** What becomes of an idea between its sending and its publication, as far as its author is concerned. */
export const proposalFaults: Fault[] = [
  ...faultsOf('core/use-cases/initiatives/adopt-item.ts', both, [
    ["if (error === 'required') return", 'if (error) return'],
    ["if (error === 'unknown-section') return", 'if (false) return'],
    ["error === 'too-long' ? 'incomplete-long'", "error !== 'too-long' ? 'incomplete-long'"],
  ]),
  ...faultsOf('graph/initiative-list.ts', ['graph/initiative-list.test.ts'], [["titles.set('Title', 'Titre')", '']]),
  ...faultsOf('core/domain/initiatives/put-off.ts', putOff, [
    ["if (laterOn === undefined || initiative.state === 'later') return initiative", 'return initiative'],
    ['{ ...last, back: at }', 'last'],
    ['typed <= localDay(now, settings.timeZone)', 'typed < localDay(now, settings.timeZone)'],
    ['isTooFar(morningOf(typed, settings), now)', 'false'],
    ['{ on: workingDayFrom(typed, settings) }', '{ on: typed }'],
    ['return afterQuietHours(at, settings)', 'return at'],
  ]),
  ...faultsOf('core/use-cases/attempt.ts', unnoticed, [["if (result === 'stale') throw new Unavailable('busy')", '']]),
  ...faultsOf('core/use-cases/initiatives/return-initiative.ts', unnoticed, [[" || inbox.state === 'placing'", '']]),
  ...faultsOf('core/use-cases/initiatives/message-source.ts', unnoticed, [
    ['initiative.decision?.at ?? initiative.updatedAt', 'initiative.updatedAt'],
  ]),
  ...faultsOf('teams/initiatives/drawn/draw-credit.ts', found, [
    [
      "new Set<Post['state']>(['draft', 'in-validation', 'approved'])",
      "new Set<Post['state']>(['draft', 'broadcast'])",
    ],
    ["onBehalfOf === null && (post === null || post.state === 'draft')", 'onBehalfOf === null'],
    ["state === 'declined' || state === 'withdrawn' ||", "state === 'withdrawn' ||"],
  ]),
  ...faultsOf('teams/anywhere/find-cards.ts', found, [
    ['text: escapeMarkdown(shortened(text, leadMax))', 'text: shortened(text, leadMax)'],
  ]),
  ...faultsOf('teams/initiatives/submit-form.ts', found, [
    ['if (!guid.test(initiativeId)) return', 'if (false) return'],
  ]),
  ...faultsOf('core/use-cases/initiatives/return-initiative.ts', putOff, [
    ['read.laterOn !== on', 'false'],
    ["read.state !== 'later'", 'false', 'what is put off no more has no day either'],
    ['if (due > at) {', 'if (false) {'],
    [', ...backCard(initiative))', ')'],
    ["{ remove: 'placement', id: key, ifVersion: version },", ''],
  ]),
  ...faultsOf('core/domain/initiatives/double.ts', doubles, [
    ['later(now, -latelyMs)', 'now'],
    ['author: yours || isComms(looks) ? author : null', 'author'],
    ['const yours = author.id === looks.id', 'const yours = false'],
    ['export const doublesMost = 3', 'export const doublesMost = 4'],
    ['export const nearEnough = 0.42', 'export const nearEnough = 0'],
  ]),
  ...faultsOf('core/use-cases/initiatives/submit-initiative.ts', doubles, [
    ["if (counted?.kind === 'enough-today') return counted", ''],
    ['near.length > 0 && !submission.despiteNear', 'false'],
    ['near.length > 0 && !submission.despiteNear', 'near.length > 0'],
    ['...(near.length > 0 && { doubles: near.map(asDouble) }),', ''],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-told.ts', told, [
    [' || takenBy.id === author.id', ''],
    ['questions.length === 0 && ', ''],
    [" && (delays.at(-1)?.back ?? '') < takenAt", ''],
    ["state !== 'taken' || ", ''],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-told.ts', told, [
    ['tellsNobody: ({ initiative }) => !tellsTaken(initiative),', ''],
    ['return until && until > now ? until : null', 'return null'],
    ['calm(later(takenAt, takenToldAfterMs))', 'later(takenAt, takenToldAfterMs)'],
  ]),
  ...faultsOf('core/use-cases/validations/end-of-post.ts', told, [
    ["decisions.findLast(({ kind }) => kind === 'refuse')", 'decisions.findLast(() => false)'],
    ['by: cancelled?.by ?? null', 'by: null'],
  ]),
  ...faultsOf('core/use-cases/posts/writing/credit-author.ts', credit, [
    ['seen[0].author.id === actor.id', 'true'],
    ["if (agrees && read.onBehalfOf !== null) return { kind: 'not-own-idea' }", ''],
    ["if (submitted && initiative.credited) return { kind: 'credit-late' }", ''],
    ['before.correcting !== null || !stillOpen(before, attached)', 'false'],
    ['...withoutCredit(before.content), ...creditOf(initiative)', '...before.content'],
    ['...(submitted ? [news] : [])', ''],
    ['editing: before.editing, ', ''],
  ]),
  ...faultsOf('core/domain/posts/fields/read-fields.ts', credit, [
    ['...(before.credit && { credit: before.credit }),', ''],
  ]),
  ...faultsOf('core/use-cases/posts/writing/duplicate-post.ts', credit, [
    ['withoutCredit(original.content)', 'original.content'],
  ]),
  ...faultsOf(
    'teams/initiatives/credit-verbs.ts',
    ['teams/daily-limits.test.ts'],
    [["'initiative.credit': verb(own('declare')", "'initiative.credit': verb(own('uncounted')"]],
  ),
  ...faultsOf(
    'teams/initiatives/submit-form.ts',
    ['teams/initiatives/form-of-note.test.ts'],
    [
      [" || idFrom('note', noteId) !== initiativeId", ''],
      ['note?.writer.id === actor.id ? note : null', 'note'],
    ],
  ),
  ...faultsOf(
    'teams/initiatives/later-verbs.ts',
    ['teams/sectors/sectors.test.ts'],
    [['drawInbox(initiative, turn.look, { sector })', 'drawInbox(initiative, turn.look)']],
  ),
  ...faultsOf('core/use-cases/initiatives/put-off-initiative.ts', putOff, [
    ["if (isSame(initiative, delay)) return { kind: 'already-put-off', initiative }", ''],
    ['at: morningOf(delay.on, settings)', ''],
  ]),
]
