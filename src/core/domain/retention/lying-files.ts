import type { PersonId } from '../actor.ts'

/** `videoIds`: the ids of the video in posts, if it is one; several, where files of one name followed each other. */
export type LyingFile = { name: string; videoIds: string[] }

/** Where the files of a proposal are in the library, under which names, each once, and who sent them in. */
export type LyingFiles = { folder: string; author: PersonId; files: LyingFile[] }
