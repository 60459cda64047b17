import { drawCard, type Look } from './cards.ts'
import { escapeLine } from './markdown.ts'

export type Filling = {
  givenName: string
  department: string | null
  broadcastId: string
  /** The first card that this person ever gets says who Mary is. */
  firstContact: boolean
  look: Look
}

const bodyStart = '"body":['

/**
 * Puts the frame around a sealed card and fills `{prénom}` and `{direction}`, on the string: the sealed bytes are not
 * parsed. They begin with the card's own properties, so that the first `"body":[` is the body's.
 */
export function fillFrame(cardJson: string, { givenName, department, broadcastId, firstContact, look }: Filling): string {
  const frame = drawCard('broadcasts/frame', { broadcastId, firstContact }, look) as { body: unknown[]; actions: unknown[] }
  const start = cardJson.indexOf(bodyStart) + bodyStart.length
  const before = frame.body.map(element => `${JSON.stringify(element)},`).join('')
  const sealed = fill(cardJson.slice(start, -1), givenName, department ?? look.words.text('broadcasts.frame.noDepartment'))
  return `${cardJson.slice(0, start)}${before}${sealed},"actions":${JSON.stringify(frame.actions)}}`
}

/** The notification's text, which is no Markdown. */
export function fillSummary(summary: string, { givenName, department, look }: Pick<Filling, 'givenName' | 'department' | 'look'>): string {
  return put(summary, oneLine(givenName), oneLine(department ?? look.words.text('broadcasts.frame.noDepartment')))
}

function fill(json: string, givenName: string, department: string): string {
  if (!json.includes('{')) return json
  return put(json, insideJson(escapeLine(givenName)), insideJson(escapeLine(department)))
}

/** A nameless person is greeted without the space before the name. */
function put(text: string, givenName: string, department: string): string {
  return text.replace(givenName === '' ? / ?\{prénom\}/g : /\{prénom\}/g, () => givenName).replaceAll('{direction}', () => department)
}

function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
