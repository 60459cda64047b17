import type { ColumnDefinition, Site } from '@microsoft/microsoft-graph-types'
import type { Initiative, InitiativeState } from '../../core/domain/initiatives/initiative.ts'
import type { RemarkKind } from '../../core/domain/initiatives/listed-item.ts'
import { type Graph, segment } from '../graph.ts'

/** The words of Mary's remarks in the list. */
export type RemarkLabel = (kind: RemarkKind, column: string) => string

/** The words of states as the authority reads them, by key of `cards/locales`. */
export type Labels = (key: `states.initiative.${InitiativeState}`) => string

/** The names of sections, which administrators change: read anew for each item written. */
export type SectionLabels = {
  /** Those on offer, in their order. */
  open: string[]
  name(id: string): string
  /** The open section of that name; undefined: none. */
  named(name: string): string | undefined
  /** Answers to a section's further questions, a line each; null: none. */
  answers(initiative: Initiative): string | null
}

export const initiativeListName = 'Propositions'
export const departmentListName = 'Directions'
export const relayListName = 'Relais'
/** Follows the sections: `offerSections`. */
export const sectionColumn = 'Rubrique'

export const states = ['received', 'taken', 'asked', 'later', 'retained', 'declined', 'withdrawn'] as const

const line = (name: string, displayName: string): ColumnDefinition => ({ name, displayName, text: {} })
const paragraph = (name: string, displayName: string): ColumnDefinition => ({
  name,
  displayName,
  text: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' },
})
/** Coloured and filterable; values that are no choices (another language, a retired section) are allowed too. */
const choice = (name: string, displayName: string, choices: string[]): ColumnDefinition => ({
  name,
  displayName,
  ...offering(choices),
})

export function offering(choices: string[]): Pick<ColumnDefinition, 'choice'> {
  return { choice: { allowTextEntry: true, choices, displayAs: 'dropDownMenu' } }
}

/** Title is every list's own. Internal names are ASCII: SharePoint would write `É` as `_x00c9_`. */
export function initiativeColumns(labels: Labels, sections: readonly string[]): ColumnDefinition[] {
  return [
    line('Reference', 'Référence'),
    paragraph('Texte', 'Texte'),
    choice(sectionColumn, 'Rubrique', [...sections]),
    // One column for the questions of all sections: a column each would be empty nearly everywhere, and a list that
    // people scroll has room for a dozen.
    paragraph('Precisions', 'Précisions'),
    line('Auteur', 'Auteur'),
    line('AuNomDe', 'Au nom de'),
    line('Direction', 'Direction'),
    choice(
      'Etat',
      'État',
      states.map(state => labels(`states.initiative.${state}`)),
    ),
    { name: 'DateSouhaitee', displayName: 'Date souhaitée', dateTime: { format: 'dateOnly' } },
    line('Lieu', 'Lieu'),
    line('PourQui', 'Pour qui ?'),
    line('Publication', 'Publication'),
    paragraph('Motif', 'Motif'),
    line('PriseEnCharge', 'Prise en charge'),
    paragraph('Remarque', 'Remarque de Mary'),
    paragraph('Fichiers', 'Fichiers'),
    { name: 'DeposeeLe', displayName: 'Déposée le', dateTime: { format: 'dateTime' } },
    // Indexed, since filtering without an index ends at 5 000 items; unique, or two processes at once could write two
    // items.
    { name: 'MaryId', displayName: 'MaryId', text: {}, hidden: true, indexed: true, enforceUniqueValues: true },
  ]
}

export function departmentColumns(): ColumnDefinition[] {
  return [
    { ...line('Alias', 'Alias'), description: 'Comme dans Entra, séparés par des points-virgules' },
    line('Responsable', 'Responsable'),
    line('Adjoint', 'Adjoint'),
    line('Correspondant', 'Correspondant'),
  ]
}

/** Title is the site’s name. */
export function relayColumns(): ColumnDefinition[] {
  return [
    { ...line('Direction', 'Direction'), description: 'Comme dans la liste « Directions »' },
    line('Relais', 'Relais'),
    line('Suppleant', 'Adjoint ou suppléant'),
    {
      name: 'EffectifSansTeams',
      displayName: 'Effectif sans Teams',
      description: 'Personnes sans compte comprises ; vide tant que personne ne le sait',
      number: { decimalPlaces: 'none' },
    },
    line('Adresse', 'Adresse'),
    { name: 'Depuis', displayName: 'Depuis', dateTime: { format: 'dateOnly' } },
  ]
}

/** The path of the configured site; `host:/sites/name` is looked up once, what is already an id never is. */
export function createSite(graph: Graph, siteId: string): () => Promise<string> {
  let path: Promise<string> | undefined
  const find = async (): Promise<string> => {
    const path = `/sites/${siteId.split('/').map(segment).join('/')}`
    const site = await graph.get<Site>(path, { needs: 'Sites.Selected', query: { $select: 'id' } })
    return `/sites/${segment(site.id ?? siteId)}`
  }
  return () => {
    if (!siteId.includes('/')) return Promise.resolve(`/sites/${segment(siteId)}`)
    return (path ??= find().catch((error: unknown) => {
      path = undefined
      throw error
    }))
  }
}
