import { outsideNameMax } from '../../../core/domain/pictures/agreement.ts'
import type { Media } from '../../../core/domain/pictures/media.ts'
import { type PictureUse, pictureUses } from '../../../core/domain/pictures/use.ts'
import type { Day } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { type Errors, withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { isUseOn } from '../../cards/switched-on.ts'
import { marksOf } from './picture-marks.ts'

/** Whose agreement is written down. */
export const namedKinds = ['agent', 'outsider', 'child'] as const
export type NamedKind = (typeof namedKinds)[number]

/** What was typed, or is proposed. */
export type SpecifyValues = Partial<Record<'personName' | 'parentOne' | 'parentTwo' | 'proof' | 'until', string>> & {
  uses?: readonly PictureUse[]
}

/** `who`: null: that is asked first. `until`: what is proposed. */
export type SpecifyData = {
  media: Pick<Media, 'id' | 'name' | 'reference' | 'answer' | 'agreements' | 'settings'>
  who: NamedKind | null
  until: Day
  values?: SpecifyValues
  errors?: Errors
}

const usesProposed: readonly PictureUse[] = ['internal', 'newspaper']

/** *Préciser*: who is on it, what for, until when, and what the agreement rests on. */
export function drawSpecify({ media, who, until, values = {}, errors = {} }: SpecifyData, look: Look): Card {
  const { words } = look
  const uses = values.uses ?? usesProposed.filter(use => isUseOn(use, look))
  const card = drawCard(
    'pictures/specify',
    {
      id: media.id,
      kicker: `${media.reference} · ${escapeLine(media.name)}`,
      heading: words.text(`pictures.specify.heading.${who ?? 'choose'}`),
      lead: words.text(`pictures.specify.lead.${who ?? 'choose'}`),
      chooses: who === null,
      asked: words.text('pictures.marks.asked'),
      marks: who === null ? marksOf(media, words) : [],
      agent: who === 'agent',
      outsider: who === 'outsider',
      child: who === 'child',
      who: who ?? '',
      nameLabel: words.text(`pictures.specify.${who === 'child' ? 'nameChild' : 'nameOutsider'}`),
      most: outsideNameMax,
      value: {
        personName: values.personName ?? '',
        parentOne: values.parentOne ?? '',
        parentTwo: values.parentTwo ?? '',
        uses: uses.join(','),
        until: values.until ?? until,
        proof: values.proof ?? 'oral',
      },
      uses: pictureUses
        .filter(use => isUseOn(use, look) || uses.includes(use))
        .map(use => ({ title: words.text(`pictures.uses.${use}`), value: use })),
      send: words.text(`pictures.specify.${who === 'agent' ? 'sendAgent' : 'send'}`),
    },
    look,
  )
  return withFaults(card, errors, words)
}
