import { asKept, type Consent, mayShow, mayShowAnywhere, warningsOf } from '../../../core/domain/pictures/consent.ts'
import { type PictureUse, pictureUses } from '../../../core/domain/pictures/use.ts'
import type { PostContent } from '../../../core/domain/posts/post.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'

type Declared = { consent: Consent | null; gone?: true }

/** « accord déclaré par Léa Martin »: the state of one picture. */
export function consentText(picture: Declared, words: Words): string {
  const { consent } = picture
  return words.text(`pictures.state.${stateOf(picture)}`, {
    name: escapeLine(consent?.by.name ?? ''),
    date: consent ? words.shortDate(consent.at) : '',
  })
}

/** The same, even if some uses are open: also that somebody has not answered yet. */
export function consentSoFar(picture: Declared, words: Words): string {
  const told = consentText(picture, words)
  const isAwaited = picture.consent?.lacks === 'reply' && stateOf(picture) !== 'awaited'
  return isAwaited ? `${told}, ${words.text('pictures.state.awaited')}` : told
}

/** A key under `pictures.state`. */
export function stateOf({ consent, gone }: Declared) {
  if (gone) return 'gone'
  if (consent === null) return 'unasked'
  const { answer, covers, lacks, ended, warns = [] } = consent
  if (lacks === 'signature') return 'unsigned'
  if (lacks === 'reply' && (covers ?? []).length === 0) return 'awaited'
  if (ended !== undefined && covers?.length === 0) return 'ended'
  return answer === 'adults' && warns.includes('oral') ? 'oral' : answer
}

/** Warnings for approvers of how people agreed, each with its article; none: ''. */
export function rulesText(picture: Declared, words: Words): string {
  if (!mayShowAnywhere(picture, asKept)) return ''
  const told = warningsOf(picture).map(({ id, article }) => words.text(`pictures.rules.${id}`, { article }))
  return told.join(' ')
}

export type ConsentView = { consent: string; consentColor: string }

/**
 * « 3 photos : accords complets · 1 : enfants, accord des parents le 12/11 »: what the pictures of a card rest on, for
 * its approvers. `uses`: where the post goes.
 */
export function consentView(
  { pictures, video }: Pick<PostContent, 'pictures' | 'video'>,
  uses: readonly PictureUse[],
  words: Words,
): ConsentView {
  const groups = Map.groupBy(pictures, picture => groupOf(picture, uses, words))
  const lines = [...groups].map(([state, group], at) =>
    words.text('pictures.line', {
      photos: at === 0 ? words.count('pictures.count', group.length) : words.number(group.length),
      state,
    }),
  )
  const ofVideo = video ? [words.text('pictures.video', { state: groupOf(video, uses, words) })] : []
  const blocked = [...pictures, ...(video ? [video] : [])].some(one => !mayShow(one, 'internal', asKept))
  return {
    consent: [...lines, ...ofVideo, ...(blocked ? [words.text('pictures.blocked')] : [])].join(' · '),
    consentColor: blocked ? 'attention' : 'default',
  }
}

/** In words; pictures with the same words are one group. */
function groupOf(picture: Declared, uses: readonly PictureUse[], words: Words): string {
  const { consent } = picture
  const closed = uses.filter(use => !mayShow(picture, use, asKept))
  const isOpen = mayShow(picture, 'internal', asKept)
  const isOral = consent?.warns?.includes('oral') === true
  const isWhole = isOpen && closed.length === 0 && consent?.answer === 'adults' && !isOral && !consent.lacks
  const told =
    isWhole && consent.covers !== undefined ? words.text('pictures.state.whole') : consentSoFar(picture, words)
  const state = [told, ...warnedOf(picture, words)].join(', ')
  return isOpen && closed.length > 0 ? words.text('pictures.closedTo', { state, uses: usesText(closed, words) }) : state
}

/** « agents en uniforme (art. 226-1 C. pén.) »: warnings of the rules, without those that the state includes. */
function warnedOf(picture: Declared, words: Words): string[] {
  if (!mayShow(picture, 'internal', asKept)) return []
  const said = stateOf(picture)
  return warningsOf(picture).flatMap(({ id, article }) =>
    id === said ? [] : [words.text(`pictures.warns.${id}`, { article })],
  )
}

/** « en interne et sur le site ». */
export function usesText(uses: readonly PictureUse[], words: Words): string {
  return enumerate(
    pictureUses.filter(use => uses.includes(use)).map(use => words.text(`pictures.uses.${use}`)),
    words,
  )
}
