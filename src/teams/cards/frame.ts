import type { Frame } from '../../core/ports/outside.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { Words } from '../../words.ts'
import { drawCard, type Look } from './card-templates.ts'
import { escapeLine } from './markdown.ts'

/** `firstContact`: a person's first card says who Mary is, `privacyUrl` how data are used (article 13 of the GDPR). */
export type Filling = Frame & {
  givenName: string
  department: string | null
  look: Look
  privacyUrl?: string | undefined
}

type Framed = Omit<Frame, 'reason'> & { reason?: string | undefined } & Pick<Filling, 'privacyUrl'>

const bodyStart = '"body":['

/**
 * Puts the frame around a sealed card and fills `{prénom}` and `{direction}`, on the string: the sealed bytes are not
 * parsed. They begin with the card's own properties, so that the first `"body":[` is that of the body.
 */
export function fillFrame(cardJson: string, { givenName, department, look, privacyUrl, ...frameOf }: Filling): string {
  const frame = drawFrame({ ...frameOf, privacyUrl }, look)
  const start = cardJson.indexOf(bodyStart) + bodyStart.length
  const before = frame.body.map(element => `${JSON.stringify(element)},`).join('')
  const sealed = fill(
    cardJson.slice(start, -1),
    givenName,
    department ?? look.words.text('broadcasts.frame.noDepartment'),
  )
  return `${cardJson.slice(0, start)}${before}${sealed},"actions":${JSON.stringify(frame.actions)}}`
}

function drawFrame(
  { broadcastId, firstContact, correctedAt, expiredOn, remark = null, reason, privacyUrl, test }: Framed,
  look: Look,
): { body: unknown[]; actions: unknown[] } {
  const { words } = look
  return drawCard(
    'broadcasts/frame',
    {
      broadcastId,
      test: test === true,
      sent: test !== true,
      firstContact,
      privacy:
        !firstContact || privacyUrl === undefined ? '' : words.text('broadcasts.frame.privacy', { url: privacyUrl }),
      corrected:
        correctedAt === null ? '' : words.text('broadcasts.frame.corrected', { date: words.date(correctedAt) }),
      remark: remarkText({ remark, reason }, words),
      remarkStyle: remark === 'cancelled' ? 'attention' : 'warning',
      expired: expiredOn === null ? '' : words.text('broadcasts.frame.expired', { day: words.day(expiredOn) }),
    },
    look,
  ) as { body: unknown[]; actions: unknown[] }
}

/** The sealed text may still ask for an answer: this line above it says that none is taken. */
function remarkText({ remark = null, reason }: Pick<Framed, 'remark' | 'reason'>, words: Words): string {
  if (remark === null) return ''
  if (remark === 'cancelled' && reason !== undefined)
    return words.text('broadcasts.frame.calledOff', { reason: escapeLine(reason) })
  return words.text(`broadcasts.frame.remark.${remark}`)
}

/** Without a frame, as an author looks at it. */
export function fillPlaces(
  rendered: RenderedPost,
  reader: Pick<Filling, 'givenName' | 'department' | 'look'>,
): RenderedPost {
  const department = reader.department ?? reader.look.words.text('broadcasts.frame.noDepartment')
  return {
    ...rendered,
    card: fill(rendered.card, reader.givenName, department),
    summary: fillSummary(rendered.summary, reader),
  }
}

/** A text for its one reader, above all that of a notification: it is no Markdown. */
export function fillSummary(
  text: string,
  { givenName, department, look }: Pick<Filling, 'givenName' | 'department' | 'look'>,
): string {
  return put(text, oneLine(givenName), oneLine(department ?? look.words.text('broadcasts.frame.noDepartment')))
}

function fill(json: string, givenName: string, department: string): string {
  if (!json.includes('{')) return json
  // Stars around an empty name would be shown as stars.
  const named = givenName === '' ? json.replace(/(?<!\\)(\*{1,3})\{prénom\}\1/g, '{prénom}') : json
  return put(named, insideJson(escapeLine(givenName)), insideJson(escapeLine(department)))
}

/** A nameless person is greeted without the space before the name. */
function put(text: string, givenName: string, department: string): string {
  return text
    .replace(givenName === '' ? / ?\{prénom\}/g : /\{prénom\}/g, () => givenName)
    .replaceAll('{direction}', () => department)
}

function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
