import type { MediaPlace, MediaSeen } from '../../../core/domain/faces/media-seen.ts'
import { type Agreement, isWithdrawn } from '../../../core/domain/pictures/agreement.ts'
import { agreementState, isAsked, isOwn, takesFile } from '../../../core/domain/pictures/agreement-state.ts'
import { pageStart } from '../../../core/domain/page-start.ts'
import { consentOf } from '../../../core/domain/pictures/consent-of.ts'
import { mediaStands } from '../../../core/domain/pictures/media-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { sectionName } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { initiativeState, postState } from '../../cards/state-names.ts'
import { rulesText, usesText } from './consent-text.ts'
import { marksOf } from './picture-marks.ts'
import {
  agreementColors,
  agreementStateText,
  dayText,
  mediaColors,
  personText,
  proofText,
  whyText,
} from './agreement-text.ts'

/** As many as a phone shows without end. */
const placesShown = 6
const agreementsShown = 10

/** `start`: the first agreement of the page, from 0; untrusted. */
export type MediaData = MediaSeen & { now: Instant; start?: unknown }

/** « médias 42 »: where it is used, everybody's agreement, until when; awaited ones first. */
export function drawMedia({ now, start: asked, ...seen }: MediaData, look: Look): Card {
  const { words } = look
  const { media, address, watch, places, decides, lists } = seen
  const stands = mediaStands(media, now)
  const all = openFirst(media.agreements, now)
  const start = pageStart(asked, all.length, agreementsShown)
  const end = Math.min(start + agreementsShown, all.length)
  return drawCard(
    'pictures/media',
    {
      id: media.id,
      kicker: words.text('pictures.media.kicker', {
        reference: media.reference,
        section: sectionOf(media.section, look),
      }),
      title: escapeLine(media.name),
      state: words.text(`pictures.mediaState.${stands.state}`),
      color: mediaColors[stands.state],
      why: whyText(stands, look),
      url: address ?? '',
      watch: watch ?? '',
      alt: media.name,
      declared: declaredText(seen, look),
      rules: rulesText({ consent: consentOf(media, now) }, words),
      places: placesOf(places, words),
      nobody: nobodyText(seen, words),
      counted:
        all.length > agreementsShown
          ? words.text('pictures.media.page', { from: start + 1, to: end, total: all.length })
          : '',
      people: all.slice(start, end).map((one, index) => personOf(one, index, { ...seen, now }, look)),
      start: String(start),
      before: start > 0 ? String(start - agreementsShown) : '',
      after: end < all.length ? String(end) : '',
      decides,
      asked: words.text('pictures.marks.asked'),
      marks: decides ? marksOf(media, words) : [],
      lists,
    },
    look,
  )
}

/** Else in the order in which they were named. */
function openFirst(agreements: readonly Agreement[], now: Instant): Agreement[] {
  const isOpen = (one: Agreement): boolean => isAsked(one) || agreementState(one, now) === 'missing'
  return agreements.toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
}

function sectionOf(section: string | null, look: Look): string {
  const name = sectionName(section, look)
  return name === null ? look.words.text('pictures.media.noSection') : escapeLine(name)
}

function declaredText({ media: { answer, firstAt, firstBy } }: MediaSeen, look: Look): string {
  const { words } = look
  const { by, at } = answer ?? { by: firstBy, at: firstAt }
  const said = { name: escapeLine(by.name), date: dayText(at, look) }
  if (answer === null) return words.text('pictures.media.undeclared', said)
  return words.text('pictures.media.declared', {
    ...said,
    answer: words.text(`pictures.media.answers.${answer.answer}`),
  })
}

function placesOf(places: readonly MediaPlace[], words: Words): { text: string }[] {
  if (places.length === 0) return [{ text: words.text('pictures.media.nowhere') }]
  const lines = places.slice(0, placesShown).map(place => ({
    text: words.text('pictures.media.place', {
      reference: place.reference,
      title: escapeLine(place.title),
      state: placeState(place, words),
    }),
  }))
  const more = places.length - lines.length
  return more > 0 ? [...lines, { text: words.count('pictures.media.morePlaces', more) }] : lines
}

function placeState(place: MediaPlace, words: Words): string {
  switch (place.kind) {
    case 'initiative':
      return initiativeState(place.state, words).state
    case 'post':
      return postState(place.post, words)
    case 'edition':
      return words.text('pictures.media.edition')
  }
}

function nobodyText({ media: { agreements, answer } }: MediaSeen, words: Words): string {
  if (agreements.length > 0) return ''
  return words.text(answer?.answer === 'nobody' ? 'pictures.media.nobodyAsked' : 'pictures.media.nobody')
}

function personOf(one: Agreement, index: number, seen: MediaSeen & { now: Instant }, look: Look) {
  const { words } = look
  const { names, decides, withdraws, reader, now } = seen
  const state = agreementState(one, now)
  const { uses, until } = one
  const said = { uses: usesText(uses, words) }
  // For a child the awaited signature keeps the picture closed.
  const isOpenAsk = one.state === 'asked' && one.person.kind !== 'child' && !isWithdrawn(one)
  return {
    id: one.id,
    name: personText(one, names, words),
    state: agreementStateText(one, now, look),
    color: agreementColors[state],
    uses:
      state === 'refused'
        ? ''
        : until === null
          ? words.text('pictures.media.uses', said)
          : words.text('pictures.media.usesUntil', { ...said, date: dayText(until, look) }),
    proof: proofText(one.proof, words),
    lacks: lacksOf(one, seen, words),
    files: decides && takesFile(one),
    unasks: decides && isOpenAsk,
    ends: (withdraws || isOwn(one, reader)) && !isOpenAsk && state !== 'refused' && state !== 'withdrawn',
    toggle: `withdraw${index}`,
  }
}

/** Each parent of a child who did not sign. */
function lacksOf({ person }: Agreement, { names }: MediaSeen, words: Words): { text: string }[] {
  if (person.kind !== 'child') return []
  return person.parents.flatMap(({ ref, agreed }, index) => {
    const name = escapeLine(names[ref] ?? words.text('pictures.media.parent', { n: index + 1 }))
    return agreed === null ? [{ text: words.text('pictures.media.parentMissing', { name }) }] : []
  })
}
