import type { PersonId } from '../actor.ts'
import type { Attachment, Initiative } from '../initiatives/initiative.ts'
import { proposalFiles } from '../initiatives/proposal-files.ts'
import type { Media } from '../pictures/media.ts'
import type { Reference } from '../reference.ts'
import type { LyingFiles } from '../retention/lying-files.ts'
import { fold } from '../text.ts'
import type { Sought } from './sought.ts'

/** « alice-martin_2.jpg », « MARTIN Alice.pdf »: file names have other signs between their words, and no accents. */
export function namesInFile(name: string, { names }: Pick<Sought, 'names'>): boolean {
  const said = ` ${wordsOf(name).join(' ')} `
  return names.some(called => {
    const [first = '', ...rest] = wordsOf(called)
    return [
      [first, ...rest],
      [...rest, first],
    ].some(words => said.includes(` ${words.join(' ')} `))
  })
}

/** Whether a file that another person sent in is named after a namesake: no name of theirs alone is in it. */
export function isNamesakes(name: string, { names, namesakes = [] }: Sought): boolean {
  const own = names.filter(one => !namesakes.includes(one))
  return namesInFile(name, { names: namesakes }) && !namesInFile(name, { names: own })
}

function isTheirFile(name: string, by: PersonId, sought: Sought): boolean {
  return namesInFile(name, sought) && (isOneOf(sought, by) || !isNamesakes(name, sought))
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

/**
 * Files of a proposal in the library whose names contain this person's, by any sender. `standIn`: the id that replaced
 * this person's, for the files that they sent in themselves.
 */
export function filesCalled(
  initiative: Pick<Initiative, 'reference' | 'author' | 'attachments'>,
  sought: Sought,
  standIn: PersonId,
): LyingFiles {
  const { author, files, ...rest } = proposalFiles(initiative)
  const called = files.filter(({ name }) => isTheirFile(name, author, sought))
  return { ...rest, author: isOneOf(sought, author) ? standIn : author, files: called }
}

/** The file was deleted, or a job knows its name: here its reference replaces the name, without an address. */
export function withoutFileNames(initiative: Initiative, sought: Sought): Initiative {
  const { attachments, author, reference } = initiative
  const isTheirs = ({ name }: Attachment): boolean => isTheirFile(name, author.id, sought)
  const after = attachments.map((one, index): Attachment =>
    isTheirs(one) ? { ...one, name: `${reference}-${index + 1}${ending(one.name)}`, url: null } : one,
  )
  return after.some((one, index) => one !== attachments[index]) ? { ...initiative, attachments: after } : initiative
}

/**
 * The sender of a picture named its file: both names go. The file of a video is found by its name until it is deleted.
 */
export function withoutMediaName(media: Media, sought: Sought): Media {
  const { firstBy, name, reference, video } = media
  const isTheirs = isOneOf(sought, firstBy.id)
  const isGone = video?.url === null && (isTheirs || namesInFile(video.name, sought))
  if (!isGone && !isTheirs && !namesInFile(name, sought)) return media
  const called = { ...media, name: namelessFile(reference, name) }
  return isGone ? { ...called, video: { ...video, name: namelessFile(reference, video.name) } } : called
}

/** A name for a file that nothing opens any more, so that it need not bear a person's. */
export function namelessFile(reference: Reference, name: string): string {
  return `${reference}${ending(name)}`
}

function isOneOf({ ids }: Sought, person: PersonId): boolean {
  return ids.some(id => id.toLowerCase() === person.toLowerCase())
}

function ending(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
}
