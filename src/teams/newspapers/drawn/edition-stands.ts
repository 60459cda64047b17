import { fewestPeople } from '../../../core/domain/broadcasts/department-lines.ts'
import type { Edition } from '../../../core/domain/newspapers/edition.ts'
import type { LineState, SeenEdition, SeenLine, SeenSection } from '../../../core/domain/newspapers/seen-edition.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'

const key = keysOf('newspapers.edition')
/** So many names of people who decide, or have an article. */
const namesMost = 3
const aboutShown = 120

type Told = { text: string; color: 'default' | 'accent' | 'good' | 'warning' | 'attention' }

/** « En validation : Claire Moreau, avant lundi 11 h » */
export function editionState({ edition, holder }: SeenEdition, words: Words): Told {
  if (edition.state === 'published') {
    const date = words.date(edition.publishedAt ?? edition.updatedAt)
    if (holder?.state === 'gone') return { text: words.text(key('gone'), { date }), color: 'attention' }
    return { text: words.text(key('published'), { date }), color: 'good' }
  }
  if (edition.state !== 'submitted' || holder === null)
    return { text: words.text(key(edition.state)), color: colours[edition.state] }
  switch (holder.state) {
    case 'deciding': {
      const names = namesOf(holder.from)
      if (names === '') return { text: words.text(key('submitted')), color: 'accent' }
      const text =
        holder.until === null
          ? words.text(key('deciding'), { names })
          : words.text(key('decidingUntil'), { names, until: words.date(holder.until) })
      return { text, color: 'accent' }
    }
    case 'planned':
      return { text: words.text(key('planned'), { date: words.date(holder.at) }), color: 'good' }
    case 'held':
      return { text: words.text(key('held')), color: 'attention' }
    case 'gone':
      return { text: words.text(key('submitted')), color: 'accent' }
    case 'approved':
    case 'sending':
      return { text: words.text(key(holder.state)), color: 'good' }
  }
}

const colours: Record<Edition['state'], Told['color']> = {
  open: 'accent',
  producing: 'accent',
  submitted: 'accent',
  published: 'good',
  abandoned: 'default',
}

/** « Bouclage dans 4 jours ouvrés : vendredi 27 novembre »; '' where nothing comes in any more. */
export function closesText({ edition, closesIn }: SeenEdition, words: Words): string {
  if (edition.state !== 'open') return ''
  const day = words.day(edition.closesOn)
  return closesIn < 0 ? words.text(key('closed'), { day }) : words.count(key('closes'), closesIn, { day })
}

/** What is missing before it can be submitted; '' once it was, or if faults say what has to be mended. */
export function missingText({ edition, sections, faults }: SeenEdition, words: Words): Told {
  if (edition.state !== 'open') return { text: '', color: 'default' }
  const lines = sections.flatMap(one => one.lines)
  if (lines.length === 0) return { text: words.text(key('empty')), color: 'warning' }
  const count = (...states: LineState['state'][]) => lines.filter(({ stands }) => states.includes(stands.state)).length
  const parts = [
    ...counted('awaited', count('awaited'), words),
    ...counted('changed', count('changed'), words),
    ...counted('withdrawn', count('withdrawn', 'taken-back'), words),
    ...counted('pictureLines', count('picture-lost'), words),
    ...(edition.editorial === null ? [words.text(key('noEditorial'))] : []),
  ]
  if (parts.length === 0 && faults.length > 0) return { text: '', color: 'default' }
  return parts.length === 0
    ? { text: words.text(key('nothing')), color: 'good' }
    : { text: words.text(key('missing'), { list: parts.join(', ') }), color: 'warning' }
}

function counted(what: 'awaited' | 'changed' | 'withdrawn' | 'pictureLines', n: number, words: Words): string[] {
  return n === 0 ? [] : [words.count(key(what), n)]
}

/** In plain words, each with its remedy. */
export function faultLines({ edition, faults, sections }: SeenEdition, words: Words): { text: string }[] {
  if (edition.state === 'abandoned') return []
  if (edition.state === 'published') {
    const lost = sections.flatMap(({ lines }) => lines.map(({ stands }) => picturesLostIn(stands)))
    const n = lost.reduce((sum, one) => sum + one, 0)
    return n === 0 ? [] : [{ text: words.count(key('stillPrinted'), n) }]
  }
  return faults.map(({ key: name, about }) => {
    const told = { about: escapeLine(shortened(about, aboutShown)) }
    return { text: words.named('newspapers.faults', name, told) ?? words.text('newspapers.faults.other', told) }
  })
}

function picturesLostIn(stands: LineState): number {
  return stands.state === 'picture-lost' ? stands.pictures : 0
}

/** « attendu de Karim Blanc avant lundi 11 h » */
export function lineState({ stands }: SeenLine, words: Words): Told {
  switch (stands.state) {
    case 'ready':
      return { text: words.text(key('ready')), color: 'good' }
    case 'changed':
      return { text: words.text(key('changedSince')), color: 'warning' }
    case 'withdrawn':
      return { text: words.text(key('isWithdrawn')), color: 'attention' }
    case 'taken-back':
      return { text: words.text(key('takenBack')), color: 'attention' }
    case 'picture-lost':
      return { text: words.count(key('pictureLost'), stands.pictures), color: 'attention' }
    case 'awaited':
      return { text: awaitedText(stands, words), color: 'warning' }
  }
}

function awaitedText({ from, until }: Extract<LineState, { state: 'awaited' }>, words: Words): string {
  const names = namesOf(from)
  if (names === '') return words.text(key('awaitedBare'))
  return until === null
    ? words.text(key('awaitedFrom'), { names })
    : words.text(key('awaitedUntil'), { names, until: words.date(until) })
}

function namesOf(people: readonly { name: string }[]): string {
  const names = people.slice(0, namesMost).map(({ name }) => escapeLine(name))
  return people.length > namesMost ? `${names.join(', ')}…` : names.join(', ')
}

/** As people read it. */
export function headingName({ name }: Pick<SeenSection, 'name'>, words: Words): string {
  return name || words.text(key('otherHeading'))
}

/** « 14 200 signes sur 18 000 »; beyond its room: by how many. */
export function signsText(signs: number, room: number, words: Words): Told {
  if (room === 0) return { text: words.count(key('signs'), signs), color: 'default' }
  const over = signs - room
  return over > 0
    ? { text: words.text(key('tooLong'), { n: signs, room, over }), color: 'warning' }
    : { text: words.count(key('signsOf'), signs, { room }), color: 'default' }
}

/** Empty below the least number that may be shown. */
export function readsText({ reads }: SeenEdition, words: Words): string {
  if (reads === null) return ''
  return reads.few ? words.text(key('readsFew'), { n: fewestPeople }) : words.count(key('reads'), reads.opened)
}
