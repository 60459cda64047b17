import type { OutsidePerson } from '../../src/core/domain/pictures/agreement.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import { takesFile } from '../../src/core/domain/pictures/agreement-state.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { sentContent } from '../../src/core/domain/posts/sent-post.ts'
import { everyPictureOf } from '../../src/core/domain/posts/pictures/sort-pictures.ts'
import { wordsIn } from '../../src/core/domain/search-words.ts'
import { matchesReference } from '../../src/core/domain/reference.ts'
import type { MediaRows, OutsidePeople, SoughtMedia } from '../../src/core/ports/media-stores.ts'

/** Rows in the order in which they came. */
type Kept = {
  media(): Media[]
  outside(): OutsidePerson[]
  posts(): Post[]
  initiatives(): Initiative[]
}

export function fakeMedia(rows: Kept): {
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
      found: async (of, { from, limit }) => sought(rows, of).slice(from, from + limit),
      countFound: async (of, most) => Math.min(most, sought(rows, of).length),
      unsigned: async (pictures, limit) =>
        rows
          .media()
          .filter(({ pictureIds }) => pictures === null || pictureIds.some(id => pictures.includes(id)))
          .filter(({ agreements }) => agreements.some(takesFile))
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

function sought(rows: Kept, { words, section }: SoughtMedia): Media[] {
  const says = (text: string): boolean => words.every(word => wordsIn(text).some(one => one.startsWith(word)))
  const standing = [
    ...rows.posts().flatMap(post => {
      const { title, summary, body } = sentContent(post)
      const described = post.content.pictures.filter(({ alt }) => says(alt)).map(({ id }) => id)
      const isSaid = says(`${title} ${summary} ${body}`)
      return isSaid ? everyPictureOf(post).map(({ id }) => id) : described
    }),
    ...rows
      .initiatives()
      .flatMap(({ title, text, reference, attachments }) =>
        says(`${title} ${text} ${reference}`) ? attachments.flatMap(({ picture }) => picture?.id ?? []) : [],
      ),
  ]
  return rows
    .media()
    .filter(one => section === null || one.section === section)
    .filter(({ name, pictureIds }) => says(name) || pictureIds.some(id => standing.includes(id)))
    .toSorted((one, other) => (one.firstAt + other.id < other.firstAt + one.id ? 1 : -1))
}
