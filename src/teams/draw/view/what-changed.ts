import { currentVersion, type Post, type SealedVersion } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceText, audienceWithCount } from './audience-text.ts'

/** How many changed passages are told, and how much of each. */
const passagesMax = 3
const passageMax = 160
const around = 24

/** Lines of Markdown: what differs from the version that this person last saw; null for a first version. */
export function whatChanged(post: Post, validation: Validation, reader: string, words: Words): string[] | null {
  // The last one of this seal: a text that was changed and changed back has its first seal again.
  const present = post.sealed.findLast(version => version.seal === validation.seal) ?? currentVersion(post)
  const before = present && lastSeen(post, present, validation.shown[reader])
  if (!before) return null
  const lines = [...aroundTheText(before, present, words), ...inTheText(before, present, words)]
  return lines.length === 0 ? [words.text('validations.validation.nothing')] : lines
}

/** Shown is the present one as soon as the card arrived: then the one before it. */
function lastSeen(post: Post, present: SealedVersion, shown: string | undefined): SealedVersion | undefined {
  const older = post.sealed.filter(version => version.number < present.number)
  return (shown === present.seal ? undefined : older.findLast(version => version.seal === shown)) ?? older.at(-1)
}

function aroundTheText(before: SealedVersion, present: SealedVersion, words: Words): string[] {
  const key = (name: string) => `validations.validation.${name}`
  const lines: string[] = []
  const who = audiences(before, present, words)
  const when = [before, present].map(({ slot }) => (slot === null ? words.text(key('free')) : words.date(slot))) as [string, string]
  // A correction reaches who has the card, at once: that is no change of its own.
  const anew = present.correctionOf === null
  if (anew && who[0] !== who[1]) lines.push(words.text(key('audienceChange'), { before: escapeLine(who[0]), after: escapeLine(who[1]) }))
  if (anew && when[0] !== when[1]) lines.push(words.text(key('slotChange'), { before: when[0], after: when[1] }))
  if (before.rendered.summary !== present.rendered.summary) {
    lines.push(words.text(key('summaryChange'), { text: escapeLine(present.rendered.summary) }))
  }
  if (JSON.stringify(before.pictures) !== JSON.stringify(present.pictures)) lines.push(words.text(key('pictureChange')))
  return lines
}

/** The same words with another head-count are told by the count alone. */
function audiences(before: SealedVersion, present: SealedVersion, words: Words): [string, string] {
  const same = audienceText(before.audience, words) === audienceText(present.audience, words)
  const tell = ({ audience, headCount }: SealedVersion) =>
    same ? words.count('audience.headCount', headCount) : audienceWithCount(audience, headCount, words)
  return [tell(before), tell(present)]
}

/** Passage by passage; one that took the place of another is told by the words that differ. */
function inTheText(before: SealedVersion, present: SealedVersion, words: Words): string[] {
  const old = passages(before.rendered.card)
  const now = passages(present.rendered.card)
  const gone = old.filter(text => !now.includes(text))
  const come = now.filter(text => !old.includes(text))
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => pairText(gone[index], come[index], words))
  const rest = pairs.length - passagesMax
  return rest > 0 ? [...pairs.slice(0, passagesMax), words.count('validations.validation.more', rest)] : pairs
}

function pairText(was: string | undefined, is: string | undefined, words: Words): string {
  if (was === undefined) return words.text('validations.validation.added', { text: quote(is!) })
  if (is === undefined) return words.text('validations.validation.removed', { text: quote(was) })
  const [from, to] = differing(was, is)
  return words.text('validations.validation.replaced', { before: quote(from), after: quote(to) })
}

/** The two texts without what they begin and end with in common, but for a few words around. */
function differing(was: string, is: string): [string, string] {
  const shorter = Math.min(was.length, is.length)
  let start = 0
  while (start < shorter && was[start] === is[start]) start++
  let end = 0
  while (end < shorter - start && was.at(-1 - end) === is.at(-1 - end)) end++
  const cut = (text: string) => {
    const from = wordStart(text, Math.max(0, start - around))
    const to = wordEnd(text, Math.min(text.length, text.length - end + around))
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
  }
  return [cut(was), cut(is)]
}

function wordStart(text: string, from: number): number {
  if (from === 0) return 0
  const space = text.lastIndexOf(' ', from)
  return space < 0 ? 0 : space + 1
}

function wordEnd(text: string, to: number): number {
  const space = text.indexOf(' ', to)
  return space < 0 ? text.length : space
}

function quote(markdown: string): string {
  return markdown.length > passageMax ? `${markdown.slice(0, passageMax).replace(/\\$/, '')}…` : markdown
}

/** Every text of the card, in its order, line by line, as the Markdown that was sealed. */
function passages(card: string): string[] {
  const texts: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'string') walk(value)
      else if (['text', 'value', 'altText', 'title', 'url'].includes(key)) texts.push(...value.split('\n').filter(line => line.trim() !== ''))
    }
  }
  walk((JSON.parse(card) as { body?: unknown }).body)
  return texts
}
