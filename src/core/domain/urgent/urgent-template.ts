import type { Locale, Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import type { Instant } from '../time.ts'

/** Words prepared for an emergency; words in [brackets] are blanks, filled in when it happens. */
export type UrgentTemplate = {
  id: string
  version: number
  name: string
  locale: Locale
  title: string
  summary: string
  body: string
  audience: Audience
  /** Taken off the list. The row is kept, so that a template shipped with Mary does not come back. */
  removed: boolean
  /** Everybody who ever wrote it: they approve nothing that is made of its words. */
  writers: Named[]
  /** Null: as it came with Mary. */
  changedBy: Named | null
  changedAt: Instant
}

export const templateNameMax = 60
/** A form to be filled in within a minute cannot have more inputs. */
export const blanksMax = 8
export const blankValueMax = 200

type Wording = Pick<UrgentTemplate, 'id' | 'name' | 'title' | 'summary' | 'body'>

const shipped = (wording: Wording): UrgentTemplate => ({
  ...wording,
  version: 0,
  locale: 'fr',
  audience: { kind: 'everyone' },
  removed: false,
  writers: [],
  changedBy: null,
  changedAt: '2026-11-25T00:00:00.000Z',
})

/**
 * Templates shipped with Mary, until an administrator changes or removes them. They become posts, so that each has its
 * own language.
 */
export const shippedTemplates: readonly UrgentTemplate[] = [
  shipped({
    id: 'site-closed',
    name: 'Fermeture d’un site',
    title: 'Fermeture : [lieu]',
    summary: '[lieu] est fermé jusqu’à [fin de la fermeture]. Ne vous y rendez pas.',
    body: '[lieu] est fermé au public et aux agents jusqu’à [fin de la fermeture].\n\nMotif : [motif]\n\nNe vous y rendez pas. Les agents qui y travaillent suivent cette consigne : [consigne]',
  }),
  shipped({
    id: 'outage',
    name: 'Coupure (eau, électricité, informatique)',
    title: 'Coupure [d’eau, électrique, informatique…] : [lieu]',
    summary: 'Coupure [d’eau, électrique, informatique…], [lieu]. Rétablissement prévu : [heure].',
    body: 'Une coupure [d’eau, électrique, informatique…] touche [lieu].\n\nRétablissement prévu : [heure]\n\nEn attendant : [consigne]',
  }),
  shipped({
    id: 'weather',
    name: 'Alerte météo',
    title: 'Vigilance [orange ou rouge] : [phénomène]',
    summary: 'Vigilance [orange ou rouge] pour [phénomène], [période]. Limitez vos déplacements.',
    body: 'La préfecture place le département en vigilance [orange ou rouge] pour [phénomène], [période].\n\nLimitez vos déplacements et suivez les consignes de votre direction.\n\n[consigne]',
  }),
]

/** Kept templates take the place of the shipped ones; removed ones are not offered. */
export function withShipped(kept: readonly UrgentTemplate[]): UrgentTemplate[] {
  const own = kept.filter(({ id }) => shippedTemplates.every(one => one.id !== id))
  return [...shippedTemplates.map(one => kept.find(({ id }) => id === one.id) ?? one), ...own].filter(
    ({ removed }) => !removed,
  )
}
