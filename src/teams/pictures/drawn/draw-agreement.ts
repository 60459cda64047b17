import type { AgreementSeen } from '../../../core/domain/faces/media-seen.ts'
import {
  agreementState,
  askedUntil,
  askedUses,
  asksForMore,
  isAsked,
} from '../../../core/domain/pictures/agreement-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { isUseOn } from '../../cards/switched-on.ts'
import { usesText } from './consent-text.ts'
import { agreementColors, dayText } from './agreement-text.ts'

export type AskedData = AgreementSeen & {
  now: Instant
  /** It is a reminder. */
  reminder?: boolean
  /** They pressed a card of an earlier question: nothing was recorded. */
  changed?: boolean
}

/** « Vous êtes sur cette image : êtes-vous d’accord ? », to the agent on it, and their answer. */
export function drawAgreement(data: AskedData, look: Look): Card {
  const { media, agreement, address, watch, now, reminder = false, changed = false } = data
  const { words } = look
  const state = agreementState(agreement, now)
  const asked = isAsked(agreement)
  const said = saidOf(agreement, now)
  const heading = asked ? (reminder ? 'reminder' : 'asked') : said
  const by = { name: escapeLine(agreement.askedBy.name), file: escapeLine(media.name) }
  return drawCard(
    'pictures/asked',
    {
      id: media.id,
      agreementId: agreement.id,
      askedAt: agreement.askedAt,
      kicker: words.text('pictures.asked.kicker', { reference: media.reference }),
      heading: headingOf(heading, media.kind, words),
      color: asked ? 'default' : agreementColors[state],
      lead: asked
        ? (watch ?? address) === null
          ? words.text(`pictures.asked.unseen.${media.kind}`, by)
          : words.text('pictures.asked.lead', by)
        : '',
      url: address ?? '',
      watch: watch ?? '',
      alt: media.name,
      facts: factsOf(agreement, now, look),
      note: changed ? words.text('pictures.asked.changed') : asked ? '' : noteOf(said, media.kind, look),
      answers: asked || state !== 'given',
      internal: asksForMore(askedUses(agreement)),
      ends: state === 'given',
      beside: !asked,
    },
    look,
  )
}

type Kind = AskedData['media']['kind']
type Heading = Said | 'asked' | 'reminder'

function headingOf(heading: Heading, kind: Kind, words: Words): string {
  if (heading === 'asked' || heading === 'reminder') return words.text(`pictures.asked.ask.${kind}.${heading}`)
  return words.text(`pictures.asked.heading.${heading}`)
}

function noteOf(said: Said, kind: Kind, look: Look): string {
  const { words } = look
  if (said === 'given') return words.text('pictures.asked.thanks')
  // Where it does not go is said only where there is all of it.
  const isElsewhereOn = (['newspaper', 'site', 'networks'] as const).every(use => isUseOn(use, look))
  return words.text(`pictures.asked.note.${kind}.${said === 'internal' && !isElsewhereOn ? 'internalAlone' : said}`)
}

type Said = 'given' | 'internal' | 'refused' | 'withdrawn' | 'expired'

function saidOf(agreement: AgreementSeen['agreement'], now: Instant): Said {
  const state = agreementState(agreement, now)
  if (state === 'refused' || state === 'withdrawn' || state === 'expired') return state
  return asksForMore(agreement.uses) ? 'given' : 'internal'
}

/** The uses, and until when: asked for, and given. */
function factsOf(agreement: AgreementSeen['agreement'], now: Instant, look: Look) {
  const { words } = look
  const state = agreementState(agreement, now)
  if (state === 'refused' || state === 'withdrawn') return []
  const { uses, wants } = agreement
  const until = askedUntil(agreement)
  const fact = (title: 'uses' | 'already' | 'until', value: string) => ({
    title: words.text(`pictures.asked.${title}`),
    value,
  })
  return [
    fact('uses', usesText(askedUses(agreement), words)),
    ...(wants ? [fact('already', usesText(uses, words))] : []),
    ...(until === null ? [] : [fact('until', dayText(until, look))]),
  ]
}
