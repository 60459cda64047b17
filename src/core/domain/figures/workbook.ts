import type { PersonId } from '../actor.ts'
import type { LibraryFiles } from '../broadcasts/broadcast.ts'
import type { PaperAddresses } from '../register/paper.ts'

/** The figures of a period as a workbook in the SharePoint library, as one person last asked for it. */
export type Workbook = {
  /** `<period>:<person>` */
  id: string
  version: number
  /** The name of a period; `register`: the papers of data protection in its place. */
  period: string
  person: PersonId
  files: LibraryFiles
  papers?: PaperAddresses
}

export function workbookId(period: string, person: PersonId): string {
  return `${period}:${person}`
}
