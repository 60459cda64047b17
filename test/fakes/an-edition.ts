import type { Person } from '../../src/core/domain/actor.ts'
import type { Edition, PieceItem } from '../../src/core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../src/core/domain/newspapers/newspaper.ts'
import type { FakePorts } from './ports.ts'
import { camille } from './town.ts'

const named = ({ id, name }: Pick<Person, 'id' | 'name'>) => ({ id, name })

/** « Trait d’Union », with two headings, directed by this person. */
export function aNewspaper(director: Pick<Person, 'id' | 'name'>, more: Partial<Newspaper> = {}): Newspaper {
  const at = '2026-11-20T08:00:00.000Z'
  return {
    id: '0a000000-0000-4000-8000-000000000000',
    version: 1,
    code: 'TU',
    name: 'Trait d’Union',
    tagline: '',
    sections: [
      { id: 'services', name: 'Vie des services', takes: [], room: 6_000 },
      { id: 'portraits', name: 'Portraits', takes: [], room: 0 },
    ],
    masthead: null,
    director: named(director),
    rhythm: 'monthly',
    colours: { main: '#1b3a5c', accent: '#8a2b0d' },
    readers: { kind: 'everyone' } as unknown as Newspaper['readers'],
    closesBefore: 3,
    mention: '',
    mailTo: [],
    state: 'open',
    changedBy: named(camille),
    changedAt: at,
    createdAt: at,
    ...more,
  }
}

/** An edition of that newspaper which is composed, with a text of this title under each heading that is named. */
export async function putEdition(
  ports: Pick<FakePorts, 'commit'>,
  newspaper: Newspaper,
  titles: Record<string, string[]>,
  more: Partial<Edition> = {},
): Promise<Edition> {
  const at = '2026-11-23T08:00:00.000Z'
  const items = Object.entries(titles).flatMap(([section, all]) =>
    all.map((title): PieceItem => ({
      id: `item-${title}`,
      kind: 'piece',
      piece: 'free',
      section,
      title,
      text: `${title} en quelques mots.`,
      pictures: [],
      by: named(camille),
      at,
    })),
  )
  const edition: Edition = {
    id: '0e000000-0000-4000-8000-000000000000',
    version: 1,
    revision: 1,
    newspaperId: newspaper.id,
    reference: `${newspaper.code}-2026-11`,
    year: 2026,
    number: 11,
    state: 'open',
    day: '2026-12-02',
    closesOn: '2026-11-27',
    items,
    editorial: null,
    authors: [named(camille)],
    calls: [],
    productions: 0,
    produced: null,
    fault: null,
    wanted: null,
    askedBy: null,
    postId: null,
    errata: [],
    mail: null,
    library: null,
    by: named(camille),
    createdAt: at,
    updatedAt: at,
    publishedAt: null,
    ...more,
  }
  await ports.commit(
    { save: 'newspaper', row: newspaper, ifVersion: 0 },
    { save: 'edition', row: edition, ifVersion: 0 },
  )
  return edition
}
