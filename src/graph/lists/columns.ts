import type { ColumnDefinition, Site } from '@microsoft/microsoft-graph-types'
import type { InitiativeState } from '../../core/domain/initiatives/initiative.ts'
import { type SectionId, sections } from '../../core/domain/sections.ts'
import { type Graph, segment } from '../graph.ts'

/** The words of states and sections as the authority reads them, by key of `cards/locales`. */
export type Labels = (key: `sections.${SectionId}` | `states.initiative.${InitiativeState}`) => string

export const initiativeListName = 'Propositions'
export const departmentListName = 'Directions'

const states = ['received', 'taken', 'asked', 'later', 'retained', 'declined', 'withdrawn'] as const

const line = (name: string, displayName: string): ColumnDefinition => ({ name, displayName, text: {} })
const paragraph = (name: string, displayName: string): ColumnDefinition => ({
  name,
  displayName,
  text: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' },
})
/** Coloured and filterable; what is not among the choices (another language, an older section) may stand there too. */
const choice = (name: string, displayName: string, choices: string[]): ColumnDefinition => ({
  name,
  displayName,
  choice: { allowTextEntry: true, choices, displayAs: 'dropDownMenu' },
})

/** Title is every list's own. Internal names are ASCII: SharePoint would write `É` as `_x00c9_`. */
export function initiativeColumns(labels: Labels): ColumnDefinition[] {
  return [
    line('Reference', 'Référence'),
    paragraph('Texte', 'Texte'),
    choice(
      'Rubrique',
      'Rubrique',
      sections.map(id => labels(`sections.${id}`)),
    ),
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
    paragraph('Fichiers', 'Fichiers'),
    { name: 'DeposeeLe', displayName: 'Déposée le', dateTime: { format: 'dateTime' } },
    // Indexed, or filtering by it ends at 5 000 items; unique, or two processes at once could write two items.
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
