import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

/** A file that may be a list of people or a part of a proposal: which? `reading`: it is being read. */
export type FileData = { name: string; fileKey: string; reading: boolean }

export function drawFile({ name, fileKey, reading }: FileData, look: Look): Card {
  return drawCard('audiences/file', { name: escapeLine(name), fileKey, reading, asked: !reading }, look)
}
