import { isAdmin } from '../../core/domain/actor.ts'
import type { Charter, CharterLogo } from '../../core/domain/charter/charter.ts'
import { charterFields, writtenCharter } from '../../core/domain/charter/read-charter.ts'
import { cleanText } from '../../core/domain/text.ts'
import { type CharterResult, markLogo, saveCharter, seeCharter } from '../../core/use-cases/charter/change-charter.ts'
import { takeLogo } from '../../core/use-cases/posts/pictures/take-logo.ts'
import type { Answer } from '../turn/answer.ts'
import { filesOfNote } from '../files/files-of-note.ts'
import { as, equivalent, inList, nothing } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { type CharterFormData, type CharterSaid, drawCharter, drawCharterForm } from './draw-charter.ts'
import { orders, reads } from '../turn/verb-facts.ts'
import { forAll, notOfficers, stays } from '../turn/word-facts.ts'

/** The charte graphique: authors read it, administrators change it. */
export const charterVerbs = {
  'charter.see': verb(reads, [], turn => showCharter(turn)),
  'charter.edit': verb(orders('uncounted'), [], turn => edit(turn)),
  'charter.save': verb(orders('uncounted'), ['seen'], (turn, { seen }, fields) => save(turn, Number(seen), fields)),
  'charter.logo': verb(orders('uncounted'), ['fileKey'], (turn, { fileKey }) => addLogos(turn, fileKey)),
  'charter.oldlogo': verb(orders('uncounted'), ['logo'], (turn, { logo }) => mark(turn, logo, 'old')),
  'charter.currentlogo': verb(orders('uncounted'), ['logo'], (turn, { logo }) => mark(turn, logo, 'allowed')),
  'charter.droplogo': verb(orders('uncounted'), ['logo'], (turn, { logo }) => mark(turn, logo, null)),
} satisfies Verbs

const logos = inList(async ({ ports }) => (await ports.charters.current()).logos, showCharter)
const aLogo = as(logos, ({ digest: logo }) => ({ logo }))

/** `charte`, `modifier la charte`, and its logos by their number: `ancien logo 2`. */
export const charterWords = {
  charter: stays(forAll, turn => showCharter(turn)),
  editCharter: equivalent(notOfficers, charterVerbs, 'charter.edit', nothing),
  oldLogo: equivalent(notOfficers, charterVerbs, 'charter.oldlogo', aLogo),
  currentLogo: equivalent(notOfficers, charterVerbs, 'charter.currentlogo', aLogo),
  dropLogo: equivalent(notOfficers, charterVerbs, 'charter.droplogo', aLogo),
} satisfies TypedWords

async function showCharter(turn: Turn, said?: CharterSaid): Promise<Answer> {
  const result = await seeCharter(turn.ports, turn.actor)
  if (result.kind !== 'charter-seen') return refusal(turn, result)
  return { kind: 'card', card: drawCharter({ ...result, ...(said && { said }) }, turn.look) }
}

async function edit(turn: Turn): Promise<Answer> {
  if (!isAdmin(turn.actor)) return refusal(turn, { kind: 'not-admin' })
  const charter = await turn.ports.charters.current()
  return form(turn, { seen: charter.version, typed: writtenCharter(charter) })
}

function form(turn: Turn, data: CharterFormData): Answer {
  return { kind: 'card', card: drawCharterForm(data, turn.look) }
}

/** Refused text, or text that came too late, stays in its fields. */
async function save(turn: Turn, seen: number, fields: Record<string, unknown>): Promise<Answer> {
  const result = await saveCharter(turn.ports, turn.actor, { seen, fields })
  const typed = Object.fromEntries(
    charterFields.map(name => [name, cleanText(fields[name])]),
  ) as CharterFormData['typed']
  if (result.kind === 'invalid') return form(turn, { seen, typed, errors: result.errors })
  if (result.kind === 'charter-since') return form(turn, { seen: result.charter.version, typed, since: true })
  return answered(turn, result)
}

/** Each picture of the message; a file that is none ends it, with the reason. */
async function addLogos(turn: Turn, fileKey: string): Promise<Answer> {
  const files = ((await filesOfNote(turn, fileKey)) ?? []).filter(({ contentType }) => contentType.startsWith('image/'))
  if (files.length === 0) return refusal(turn, { kind: 'no-such-file' })
  let last: Answer | null = null
  for (const file of files) {
    const result = await takeLogo(turn.ports, turn.actor, file)
    if (result.kind === 'too-many-logos') return showCharter(turn, { text: 'tooManyLogos', tone: 'warning' })
    if (!('charter' in result)) return refusal(turn, result)
    last = await answered(turn, result)
  }
  return last!
}

async function mark(turn: Turn, digest: string, becomes: CharterLogo['state'] | null): Promise<Answer> {
  const result = await markLogo(turn.ports, turn.actor, { digest, becomes })
  return result.kind === 'no-such-logo'
    ? showCharter(turn, { text: 'noSuchLogo', tone: 'warning' })
    : answered(turn, result)
}

async function answered(turn: Turn, result: CharterResult): Promise<Answer> {
  switch (result.kind) {
    case 'charter-saved':
      return shown(turn, result.charter, { text: 'saved', tone: 'ok' })
    case 'charter-same':
    case 'charter-since':
      return shown(turn, result.charter, { text: 'same', tone: 'ok' })
    default:
      return refusal(turn, result)
  }
}

function shown(turn: Turn, charter: Charter, said: CharterSaid): Answer {
  return { kind: 'card', card: drawCharter({ charter, edits: true, said }, turn.look) }
}
