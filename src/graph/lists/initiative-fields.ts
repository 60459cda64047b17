import type { Attachment, Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { cut } from '../../core/domain/text.ts'
import type { Labels, SectionLabels } from './columns.ts'

export type Fields = Record<string, string | null>

/** Single lines of text in SharePoint end at 255. */
const lineMax = 255

export function initiativeFields(
  initiative: Initiative,
  post: Reference | null,
  labels: Labels,
  sections: SectionLabels,
): Fields {
  const { section, date, department } = initiative
  const answers = sections.answers(initiative)
  return {
    Title: initiative.title,
    Reference: initiative.reference,
    Texte: initiative.text,
    Rubrique: section === null ? null : sections.name(section),
    // Answers never go again; where there are none, a list that lacks the column is written all the same.
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
    MaryId: initiative.id,
  }
}

/** A null clears a field; a new item has nothing to clear. */
export function withoutNulls(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null))
}

function filesOf(attachments: Attachment[]): string | null {
  const kept = attachments.filter(file => file.state !== 'lost' && file.state !== 'refused')
  const lines = kept.map(file => (file.url ? `${file.name} : ${file.url}` : file.name))
  return lines.length === 0 ? null : lines.join('\n')
}
