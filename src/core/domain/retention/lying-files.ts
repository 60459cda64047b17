import type { PersonId } from '../actor.ts'

/** `videoIds`: what posts call it, where it is a video; several, where files of one name came one after the other. */
export type LyingFile = { name: string; videoIds: string[] }

/** Where the files of a proposal lie in the library, under which names, each of them once, and who sent them in. */
export type LyingFiles = { folder: string; author: PersonId; files: LyingFile[] }
