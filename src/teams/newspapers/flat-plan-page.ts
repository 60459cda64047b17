import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { cleanText, guid } from '../../core/domain/text.ts'
import { placeItem } from '../../core/use-cases/newspapers/edition/arrange-edition.ts'
import { setEditorial } from '../../core/use-cases/newspapers/edition/set-editorial.ts'
import { seeEdition } from '../../core/use-cases/newspapers/edition/see-edition.ts'
import { plainText } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { isRecord } from '../turn/incoming.ts'
import type { Turn } from '../turn/turn.ts'
import { opaque } from '../turn/verbs.ts'
import { refusedEdition } from './show-edition.ts'
import { writeEdition } from './drawn/write-edition.ts'
import type { NoEdition, WrittenChoice, WrittenEdition, ChangedEdition } from './drawn/written-edition.ts'

type EditionPage = 'edition' | 'edition/move' | 'edition/editorial'

export type EditionAnswer =
  WrittenEdition | NoEdition | ChangedEdition | { kind: 'not-comms' } | { kind: 'unavailable' }

/** « TU-2026-11 » */
const referenceMost = 20

/** Questions of the flat plan's page, by name; untrusted. Null: no such question. */
export async function answerEditionPage(turn: Turn, page: EditionPage, body: unknown): Promise<EditionAnswer | null> {
  const asked = isRecord(body) ? body : {}
  switch (page) {
    case 'edition':
      return see(turn, cleanText(asked['reference']).slice(0, referenceMost))
    case 'edition/move':
      return move(turn, asked)
    case 'edition/editorial':
      return editorial(turn, asked)
  }
}

/** `reference` '': the one edition that is composed, printed or validated. */
async function see(turn: Turn, reference: string): Promise<EditionAnswer> {
  const { ports } = turn
  const current = await ports.editions.current()
  const editions = await choicesOf(turn, current)
  const alone = current.length === 1 ? current[0] : null
  const edition = reference === '' ? alone : await ports.editions.byReference(reference.toUpperCase())
  if (edition) return written(turn, edition.id, editions)
  const { words } = turn.look
  // People who are not of comms learn of no edition, unless they direct its publication.
  if (!maySeeAll(turn.actor) && editions.length === 0) return refused(turn)
  const text =
    reference === ''
      ? words.text(editions.length === 0 ? 'newspapers.page.none' : 'newspapers.page.which')
      : words.text('newspapers.page.unknown', { reference })
  const mark = idFrom(text, ...editions.map(one => one.reference))
  return { kind: 'none', mark, text, editions, isComms: isComms(turn.actor) }
}

async function written(turn: Turn, editionId: string, editions: WrittenChoice[]) {
  const { ports, actor, settings, look } = turn
  const result = await seeEdition(ports, actor, editionId, settings)
  if (result.kind !== 'edition-seen') return refused(turn)
  return writeEdition(result, { composes: isComms(actor), editions, words: look.words })
}

/** While nobody can tell whether they are of comms, the page asks again. */
function refused({ rolesKnown }: Turn): { kind: 'not-comms' } | { kind: 'unavailable' } {
  return { kind: rolesKnown ? 'not-comms' : 'unavailable' }
}

async function choicesOf({ ports, actor, look }: Turn, current: readonly Edition[]): Promise<WrittenChoice[]> {
  if (current.length === 0) return []
  const newspapers = new Map((await ports.newspapers.all()).map(one => [one.id, one]))
  return current.flatMap(({ newspaperId, reference }) => {
    const newspaper = newspapers.get(newspaperId)
    if (!newspaper || (!maySeeAll(actor) && newspaper.director.id !== actor.id)) return []
    return [{ reference, name: look.words.text('newspapers.page.choice', { name: newspaper.name, reference }) }]
  })
}

async function move(turn: Turn, asked: Record<string, unknown>): Promise<EditionAnswer | null> {
  const { editionId, revision, itemId, section, before } = asked
  if (typeof editionId !== 'string' || !guid.test(editionId) || !Number.isSafeInteger(revision)) return null
  if (![itemId, section].every(isOpaque) || (before !== null && !isOpaque(before))) return null
  const place = { itemId: itemId as string, section: section as string, before: before }
  const result = await placeItem(turn.ports, turn.actor, { editionId, revision: revision as number, ...place })
  // Dropped at its own place, as it may be when the answer to the same press was lost.
  if (result.kind === 'edition-changed' || result.kind === 'at-the-edge') {
    const now = await current(turn, editionId)
    return { kind: 'changed', text: now ? movedText(turn, now, place.itemId) : '', edition: now }
  }
  if (result.kind === 'not-comms') return refused(turn)
  return { kind: 'refused', text: textOf(await refusedEdition(turn, result)), edition: await current(turn, editionId) }
}

async function editorial(turn: Turn, asked: Record<string, unknown>): Promise<EditionAnswer | null> {
  const { editionId, seen, title, text, signature } = asked
  if (typeof editionId !== 'string' || !guid.test(editionId) || typeof seen !== 'string') return null
  const result = await setEditorial(turn.ports, turn.actor, { editionId, seen, title, text, signature })
  if (result.kind === 'not-comms') return refused(turn)
  const now = await current(turn, editionId)
  const { words } = turn.look
  switch (result.kind) {
    case 'edition-changed': {
      const said = result.editorial === null ? 'newspapers.page.editorialGone' : 'newspapers.page.editorialKept'
      return { kind: 'changed', text: words.text(said), edition: now }
    }
    case 'editorial-since': {
      const by = result.edition.editorial?.by
      const said = by
        ? words.text('newspapers.page.editorialSince', { name: by.name })
        : words.text('newspapers.page.editorialSinceGone')
      return { kind: 'refused', text: said, edition: now }
    }
    case 'editorial-too-long': {
      const { signs, most } = result
      return { kind: 'refused', text: words.text('newspapers.page.editorialTooLong', { n: signs, most }), edition: now }
    }
    default:
      return { kind: 'refused', text: textOf(await refusedEdition(turn, result)), edition: now }
  }
}

async function current(turn: Turn, editionId: string): Promise<WrittenEdition | null> {
  const now = await written(turn, editionId, await choicesOf(turn, await turn.ports.editions.current()))
  return now.kind === 'edition' ? now : null
}

function movedText({ look: { words } }: Turn, { sections }: WrittenEdition, itemId: string): string {
  const section = sections.find(({ lines }) => lines.some(({ id }) => id === itemId))
  const at = section?.lines.findIndex(({ id }) => id === itemId) ?? 0
  const line = section?.lines[at]
  if (!section || !line) return ''
  const told = { title: line.title, section: section.name, n: at + 1, all: section.lines.length }
  return words.text('newspapers.page.moved', told)
}

function textOf(answer: Answer): string {
  return answer.kind === 'note' ? plainText(answer.text) : ''
}

function isOpaque(value: unknown): value is string {
  return typeof value === 'string' && opaque.test(value)
}
