import type { Initiative } from './initiative.ts'

/** `videoIds`: what posts call it, where it is a video; several, where files of one name came one after the other. */
export type ProposalFile = { name: string; videoIds: string[] }

/** Where the files of a proposal lie in the library, and under which names, each of them once. */
export function proposalFiles({ reference, attachments }: Pick<Initiative, 'reference' | 'attachments'>) {
  const files = new Map<string, ProposalFile>()
  for (const { state, name, picture, video } of attachments) {
    if (state !== 'stored') continue
    const { videoIds } = files.get(name) ?? { videoIds: [] }
    files.set(name, { name, videoIds: video && picture ? [...new Set([...videoIds, picture.id])] : videoIds })
  }
  return { folder: `Propositions/${reference}`, files: [...files.values()] }
}
