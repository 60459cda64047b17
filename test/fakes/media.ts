import type { OutsidePerson } from '../../src/core/domain/pictures/agreement.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import { matchesReference } from '../../src/core/domain/reference.ts'
import type { MediaRows, OutsidePeople } from '../../src/core/ports/media-stores.ts'

/** Rows in the order in which they came. */
export function fakeMedia(rows: { media(): Media[]; outside(): OutsidePerson[] }): {
  media: Omit<MediaRows, 'byId'>
  outsidePeople: Omit<OutsidePeople, 'byId'>
} {
  return {
    media: {
      withPicture: async pictureId => rows.media().find(({ pictureIds }) => pictureIds.includes(pictureId)) ?? null,
      named: async typed =>
        rows
          .media()
          .filter(({ reference }) => matchesReference(typed, reference))
          .toSorted((one, other) => (one.reference < other.reference ? 1 : -1)),
      ofPerson: async (id, limit) =>
        rows
          .media()
          .filter(({ agreements }) =>
            agreements.some(({ person }) => person.kind === 'agent' && person.person.id === id),
          )
          .toSorted((one, other) => (one.updatedAt + other.id < other.updatedAt + one.id ? 1 : -1))
          .slice(0, limit),
    },
    outsidePeople: {
      of: async mediaId =>
        rows
          .outside()
          .filter(one => one.mediaId === mediaId)
          .toSorted((one, other) => (one.createdAt + one.id < other.createdAt + other.id ? -1 : 1)),
    },
  }
}
