import type { OutsideNames } from '../../../core/domain/faces/media-seen.ts'
import type { Agreement, AgreementProof } from '../../../core/domain/pictures/agreement.ts'
import { agreementState, type AgreementState } from '../../../core/domain/pictures/agreement-state.ts'
import type { MediaStands, MediaState } from '../../../core/domain/pictures/media-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { localDay } from '../../../core/domain/working-time/local-time.ts'
import type { Words } from '../../../words.ts'
import type { Look } from '../../cards/card-templates.ts'
import { isUseOn } from '../../cards/switched-on.ts'
import { escapeLine } from '../../cards/markdown.ts'

export const mediaColors: Record<MediaState, string> = {
  complete: 'good',
  'to-specify': 'warning',
  blocked: 'attention',
  expired: 'attention',
  withdrawn: 'attention',
}

export const agreementColors: Record<AgreementState, string> = {
  asked: 'warning',
  missing: 'attention',
  given: 'good',
  refused: 'attention',
  expired: 'attention',
  withdrawn: 'attention',
}

/** « Une réponse est attendue. »: why the picture may not be used; '': it may. */
export function whyText({ why }: MediaStands, look: Look): string {
  const { words } = look
  if (why === 'oral' && !isUseOn('newspaper', look)) return words.text('pictures.mediaWhy.oralInternal')
  return why === null ? '' : words.text(`pictures.mediaWhy.${why}`)
}

/** « Nadia Benali (agent) »; a reader who may not see an outsider's name reads that it is somebody from outside. */
export function personText({ person }: Agreement, names: OutsideNames, words: Words): string {
  if (person.kind === 'agent')
    return words.text('pictures.media.agentNamed', { name: escapeLine(person.person.name || person.person.id) })
  const name = names[person.ref]
  if (name === undefined) return words.text(`pictures.media.${person.kind}`)
  return words.text(`pictures.media.${person.kind}Named`, { name: escapeLine(name) })
}

/** « D’accord depuis le mardi 24 novembre » */
export function agreementStateText(agreement: Agreement, at: Instant, look: Look): string {
  const { askedAt, givenAt, until, withdrawnAt } = agreement
  const state = agreementState(agreement, at)
  const dates: Partial<Record<AgreementState, Instant | null>> = {
    asked: askedAt,
    given: givenAt,
    expired: until,
    withdrawn: withdrawnAt,
  }
  return look.words.text(`pictures.media.state.${state}`, { date: dayText(dates[state] ?? askedAt, look) })
}

/** « mardi 24 novembre »: agreements are given and end by days. */
export function dayText(at: Instant, { words, timeZone }: Look): string {
  return words.day(localDay(at, timeZone))
}

/** « Fichier signé : accord.pdf »; empty: there is none yet. */
export function proofText(proof: AgreementProof | null, words: Words): string {
  switch (proof?.kind) {
    case undefined:
      return ''
    case 'click':
      return words.text('pictures.media.proof.click')
    case 'file':
      return words.text('pictures.media.proof.file', { name: escapeLine(proof.name) })
    case 'oral':
      return words.text('pictures.media.proof.oral', { name: escapeLine(proof.toldBy.name) })
  }
}
