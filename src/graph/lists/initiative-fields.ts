import type { Attachment, Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Meaning } from '../../core/domain/initiatives/list-change.ts'
import type { ListValues, Remark } from '../../core/domain/initiatives/listed-item.ts'
import { cut, fold } from '../../core/domain/text.ts'
import { type Labels, type SectionLabels, states } from './columns.ts'

/** How people read what an item says. */
export type Wording = { labels: Labels; sections: SectionLabels; remarks(remarks: Remark[]): string | null }

/** Single lines of text in SharePoint end at 255. */
const lineMax = 255

export function initiativeFields(
  initiative: Initiative,
  post: Reference | null,
  remarks: Remark[],
  wording: Wording,
): ListValues {
  const { labels, sections } = wording
  const { section, date, department } = initiative
  const answers = sections.answers(initiative)
  return {
    Title: initiative.title,
    Reference: initiative.reference,
    Texte: initiative.text,
    Rubrique: section === null ? null : sections.name(section),
    // Answers are never removed; without answers, a list that lacks the column can still be written.
    ...(answers === null ? {} : { Precisions: answers }),
    Auteur: cut(initiative.author.name, lineMax),
    AuNomDe: initiative.onBehalfOf,
    Direction: department === null ? null : cut(department, lineMax),
    Etat: labels(`states.initiative.${initiative.state}`),
    // A day is shown in the site's time zone: noon in UTC is the same day from Polynesia to New Caledonia.
    DateSouhaitee: date === null ? null : `${date}T12:00:00Z`,
    Lieu: initiative.place,
    PourQui: initiative.forWhom,
    Publication: post,
    Motif: initiative.decision?.reason ?? null,
    Fichiers: filesOf(initiative.attachments),
    DeposeeLe: initiative.submittedAt,
    PriseEnCharge: initiative.takenBy === null ? null : cut(initiative.takenBy.name, lineMax),
    Remarque: wording.remarks(remarks),
    MaryId: initiative.id,
  }
}

/** Reads the same words back, as the authority's people choose them in SharePoint. */
export function meaningOf(values: ListValues, { labels, sections }: Pick<Wording, 'labels' | 'sections'>): Meaning {
  const sought = (values['Rubrique'] ?? '').trim()
  const named = fold(values['Etat'] ?? '')
  return {
    section: sought === '' ? null : sections.named(sought),
    state: states.find(state => fold(labels(`states.initiative.${state}`)) === named),
  }
}

function filesOf(attachments: Attachment[]): string | null {
  const kept = attachments.filter(({ state }) => state === 'waiting' || state === 'stored')
  const lines = kept.map(file => (file.url ? `${file.name} : ${file.url}` : file.name))
  return lines.length === 0 ? null : lines.join('\n')
}
