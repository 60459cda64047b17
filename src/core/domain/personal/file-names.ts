import type { Attachment, Initiative } from '../initiatives/initiative.ts'
import type { Media } from '../pictures/media.ts'
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

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

/** Files of a proposal in the library that are called as this person. A post that stands may open a video there. */
export function filesCalled({ attachments }: Pick<Initiative, 'attachments'>, sought: Sought): string[] {
  return attachments
    .filter(({ state, video, name }) => state === 'stored' && !video && namesInFile(name, sought))
    .map(({ name }) => name)
}

/** Such a file was binned, and its address, which says the name, leads nowhere: its reference stands for it. */
export function withoutFileNames(initiative: Initiative, sought: Sought): Initiative {
  const { attachments, reference } = initiative
  const after = attachments.map((one, index): Attachment =>
    namesInFile(one.name, sought) ? { ...one, name: `${reference}-${index + 1}${ending(one.name)}`, url: null } : one,
  )
  return after.some((one, index) => one !== attachments[index]) ? { ...initiative, attachments: after } : initiative
}

/** Whoever sent a picture in named its file: both go. */
export function withoutMediaName(media: Media, sought: Sought): Media {
  const { firstBy, name, reference } = media
  const isTheirs = sought.ids.some(id => id.toLowerCase() === firstBy.id.toLowerCase())
  return isTheirs || namesInFile(name, sought) ? { ...media, name: `${reference}${ending(name)}` } : media
}

function ending(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
}
