import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../../../src/core/domain/newspapers/newspaper.ts'
import type { FakePorts } from '../../../fakes/ports.ts'
import { gaelle } from '../../../fakes/town.ts'

const at = '2026-11-24T09:00:00.000Z'
const by = { id: gaelle.id, name: gaelle.name }

/** « Trait d’Union », directed by Gaëlle. */
export const traitDUnion: Newspaper = {
  id: 'paper',
  version: 0,
  code: 'TU',
  name: 'Trait d’Union',
  tagline: '',
  sections: [{ id: 'life', name: 'Vie des services', takes: ['service-life'], room: 0 }],
  masthead: null,
  director: by,
  rhythm: 'monthly',
  colours: { main: '#1f4e79', accent: '#8a2b0d' },
  readers: { kind: 'everyone' },
  closesBefore: 5,
  mention: '',
  mailTo: ['agents@ville.example'],
  state: 'open',
  changedBy: by,
  changedAt: at,
  createdAt: at,
}

export const files = {
  html: new TextEncoder().encode('<!doctype html>'),
  pdf: new TextEncoder().encode('%PDF-1.7'),
  email: new TextEncoder().encode('Subject: TU'),
}

/** Its number of November, published, with what was printed of it. */
export async function publishedEdition(ports: FakePorts, change: Partial<Edition> = {}): Promise<Edition> {
  const edition: Edition = {
    id: 'edition',
    version: 0,
    revision: 3,
    newspaperId: traitDUnion.id,
    reference: 'TU-2026-11',
    year: 2026,
    number: 11,
    state: 'published',
    day: '2026-11-25',
    closesOn: '2026-11-18',
    items: [],
    editorial: null,
    authors: [by],
    calls: [],
    productions: 2,
    produced: {
      number: 2,
      files: {
        html: { digest: 'h', bytes: files.html.byteLength },
        pdf: { digest: 'p', bytes: files.pdf.byteLength },
        email: { digest: 'e', bytes: files.email.byteLength },
      },
      items: [],
      words: '',
      pages: 4,
      signs: 9000,
      at,
    },
    fault: null,
    wanted: null,
    askedBy: null,
    postId: null,
    errata: [],
    mail: null,
    library: null,
    by,
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
    ...change,
  }
  await ports.commit(
    { save: 'newspaper', row: traitDUnion, ifVersion: 0 },
    { save: 'edition', row: edition, ifVersion: 0 },
  )
  for (const kind of ['html', 'pdf', 'email'] as const)
    await ports.editionFiles.put({ editionId: edition.id, production: 2, kind }, files[kind])
  return (await ports.editions.byId(edition.id))!
}
