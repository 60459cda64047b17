import type { PersonId } from '../../core/domain/actor.ts'
import { isWordDigest } from '../../core/domain/journal/words-apart.ts'
import type { HistoryEntry } from '../../core/ports/history.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'
import { shortened } from '../cards/shortened.ts'
import { stepInSentence } from '../cards/state-names.ts'

/** Enough of a seal to tell two versions apart. */
const sealShown = 8
const sealed = new Set<HistoryEntry['verb']>(['post.submitted', 'validation.approved', 'broadcast.started'])
/** For entries of people who approve, or send. */
export function showsSeal({ verb, seal }: HistoryEntry): boolean {
  return seal !== null && sealed.has(verb)
}

/** Texts of people are cut: the cards for which they were written have them whole. */
const quotedMost = 160

/** An entry in one sentence. `people`: names of those who appear by id alone. */
export function lineOf(entry: HistoryEntry, people: Record<PersonId, string>, words: Words): string {
  const { seal, details } = entry
  const said = words.text(keyOf(entry), valuesOf(entry, words))
  const place = inPlaceOf(entry, people)
  return [
    said,
    place.length > 0 ? words.text('journal.inPlace', { names: escapeLine(enumerate(place, words)) }) : '',
    ...quoted(entry).map(text => quote(text, words)),
    seal !== null && showsSeal(entry) ? words.text('journal.sealed', { seal: seal.slice(0, sealShown) }) : '',
    details === null ? words.text('journal.erased') : '',
  ].join('')
}

/** One verb for answers that must not be mixed up: what was declared decides the words. */
function keyOf({ verb, actor, details }: HistoryEntry) {
  // An erasure gives a place back.
  if (verb === 'event.answered' && actor === null) return 'journal.placeBack'
  const own = `journal.verbs.${verb}` as const
  if (!isConsent(verb)) return own
  const answer = details?.['answer']
  if (answer === 'nobody' || answer === 'children' || answer === 'unsure') return `journal.consents.${answer}` as const
  return details?.['consent'] === false ? 'journal.noConsent' : own
}

function isConsent(verb: HistoryEntry['verb']): boolean {
  return verb === 'initiative.consent-given' || verb === 'post.consent-given'
}

function valuesOf(entry: HistoryEntry, words: Words) {
  const { subject, seal } = entry
  const details = entry.details ?? {}
  const unknown = words.text('journal.unknown')
  const found = (...names: string[]) => names.map(name => details[name]).find(one => typeof one === 'number')
  const number = (name: string): string => countOf(found(name), words.number, unknown)
  const text = (...names: string[]): string => {
    const found = textOf(...names.map(name => details[name]))
    return isWordDigest(found) ? words.text('journal.erasedName') : escapeLine(found) || unknown
  }
  const date = textOf(details['scheduledFor'])
  const day = textOf(details['on'])
  return {
    name: nameOf(entry, words),
    subject,
    seal: seal?.slice(0, sealShown) ?? '',
    version: number('version'),
    agents: countOf(found('people', 'headCount', 'delivered'), n => words.count('audience.headCount', n), unknown),
    delivered: number('delivered'),
    refused: number('refused'),
    unknown: number('unknown'),
    step: stepInSentence(textOf(details['name'], details['step']), words),
    facets: facetsOf(details['facets'], words) || unknown,
    to: text('to', 'toName'),
    from: text('fromNames', 'fromName'),
    file: text('file'),
    place: text('place'),
    media: words.text(`journal.media.${mediaOf(details['media'])}`),
    uses: usesOf(details['uses'], words) || unknown,
    setting: words.named('pictures.settings', textOf(details['setting'])) ?? unknown,
    department: text('department'),
    site: text('site'),
    sites: countOf(found('sites'), n => words.count('relays.sites', n), unknown),
    channel: words.named('channels', textOf(details['channel'])) ?? unknown,
    campaign: text('campaign'),
    date: date === '' ? unknown : words.date(date),
    on: day === '' ? unknown : words.day(day),
  }
}

/** Older entries do not say whether it was a video. */
function mediaOf(media: unknown): 'picture' | 'video' | 'unknown' {
  return media === 'picture' || media === 'video' ? media : 'unknown'
}

function countOf(count: number | undefined, say: (count: number) => string, unknown: string): string {
  return count === undefined ? unknown : say(count)
}

function nameOf({ actor }: HistoryEntry, words: Words): string {
  if (actor === null) return words.text('journal.mary')
  return actor.id === null ? words.text('journal.forgotten') : escapeLine(actor.name)
}

function usesOf(value: unknown, words: Words): string {
  const uses = textOf(value).split(' ')
  return enumerate(
    uses.flatMap(use => words.named('pictures.uses', use) ?? []),
    words,
  )
}

function facetsOf(value: unknown, words: Words): string {
  return enumerate(
    textOf(value)
      .split(' ')
      .flatMap(facet => words.named('facets', facet) ?? []),
    words,
  )
}

/** Of a visa: the places that it takes besides the person's own. */
function inPlaceOf({ actor, details }: HistoryEntry, people: Record<PersonId, string>): string[] {
  const others = textOf(details?.['chairs'])
    .split(' ')
    .filter(id => id !== '' && id !== actor?.id)
  return others.flatMap(id => people[id] ?? [])
}

function quoted({ verb, details }: HistoryEntry): string[] {
  // The answer about consent is a word of Mary's, which the sentence contains already.
  if (isConsent(verb)) return []
  const text = textOf(details?.['reason'], details?.['question'], details?.['answer'], details?.['text'])
  return text === '' ? [] : [text]
}

/** Words are only in the documents: once these are erased, or changed, nobody has them any more. */
function quote(text: string, words: Words): string {
  if (isWordDigest(text)) return words.text('journal.erasedWords')
  return words.text('journal.quoted', { text: escapeLine(shortened(text, quotedMost)) })
}

function textOf(...values: unknown[]): string {
  return values.find((one): one is string => typeof one === 'string') ?? ''
}
