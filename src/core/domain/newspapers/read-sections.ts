import { idFrom } from '../id-from.ts'
import { choicesIn, cleanText, fold } from '../text.ts'
import { type NewspaperSection, newspaperSectionsMax, roomMost } from './newspaper.ts'

/** A section of posts, as a newspaper’s heading names it. */
export type KnownSection = { id: string; name: string }

export const headingMax = 60

/**
 * Headings of a newspaper, a line each: « Portraits = portraits, arrivées · 6000 ». The sections that a heading takes
 * and its room may be left out. A heading keeps its id while its name or its place stays. `error`: a key under
 * `errors`, with the line that it is about after a colon.
 */
export function readSections(
  value: unknown,
  known: readonly KnownSection[],
  before: readonly NewspaperSection[],
): { sections: NewspaperSection[] } | { error: string } {
  const lines = cleanText(value)
    .split('\n')
    .map(one => one.trim())
    .filter(one => one !== '')
  if (lines.length === 0) return { error: 'required' }
  if (lines.length > newspaperSectionsMax) return { error: 'too-many' }
  const read: Omit<NewspaperSection, 'id'>[] = []
  const taken = new Set<string>()
  for (const typed of lines) {
    const one = readHeading(typed, known)
    if ('error' in one) return one
    const twice = one.takes.some(id => taken.has(id)) || read.some(({ name }) => fold(name) === fold(one.name))
    if (twice) return { error: `heading-twice:${short(typed)}` }
    for (const id of one.takes) taken.add(id)
    read.push(one)
  }
  return { sections: withIds(read, before) }
}

/** The same lines, as the form shows them. */
export function writeSections(sections: readonly NewspaperSection[], known: readonly KnownSection[]): string {
  return sections
    .map(({ name, takes, room }) => {
      const names = takes.map(id => known.find(one => one.id === id)?.name ?? id)
      return `${name}${names.length > 0 ? ` = ${names.join(', ')}` : ''}${room > 0 ? ` · ${room}` : ''}`
    })
    .join('\n')
}

/** Example lines of an empty form, made of existing sections, so that they can be submitted unchanged. */
export function exampleHeadings(names: readonly string[]): string {
  const [first, second, third] = names.filter(name => name.length <= headingMax && !/[=,·\n]/.test(name))
  if (first === undefined) return ''
  const takes = [first, ...(third === undefined ? [] : [third])].join(', ')
  return [`${first} = ${takes} · 6000`, ...(second === undefined ? [] : [`${second} = ${second} · 3000`])].join('\n')
}

function readHeading(typed: string, known: readonly KnownSection[]): Omit<NewspaperSection, 'id'> | { error: string } {
  const at = typed.indexOf('·')
  const room = at < 0 ? 0 : Number(typed.slice(at + 1).replace(/\s|signes?|signs?/gi, ''))
  if (!Number.isInteger(room) || room < 0 || room > roomMost) return { error: `not-a-room:${short(typed)}` }
  const words = at < 0 ? typed : typed.slice(0, at)
  const equals = words.indexOf('=')
  const name = (equals < 0 ? words : words.slice(0, equals)).trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > headingMax) return { error: `not-a-heading:${short(typed)}` }
  const takes: string[] = []
  for (const wanted of choicesIn(equals < 0 ? '' : words.slice(equals + 1))) {
    const found = known.find(one => one.id === wanted || fold(one.name) === fold(wanted))
    if (!found) return { error: `unknown-section-of:${short(wanted)}` }
    takes.push(found.id)
  }
  return { name, takes: [...new Set(takes)], room }
}

/** A heading keeps the id of the one of its name, else of the one at its place if nobody else has that name. */
function withIds(
  read: readonly Omit<NewspaperSection, 'id'>[],
  before: readonly NewspaperSection[],
): NewspaperSection[] {
  const names = new Set(read.map(({ name }) => fold(name)))
  const used = new Set<string>()
  return read.map((one, index) => {
    const same = before.find(({ name }) => fold(name) === fold(one.name))
    const there = before[index]
    const renamed = there && !names.has(fold(there.name)) ? there : undefined
    const id = (same ?? renamed)?.id ?? idFrom('heading', fold(one.name)).slice(0, 8)
    const free = used.has(id) ? idFrom('heading', fold(one.name), String(index)).slice(0, 8) : id
    used.add(free)
    return { id: free, ...one }
  })
}

function short(text: string): string {
  return text.slice(0, 60)
}
