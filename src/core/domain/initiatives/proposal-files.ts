import type { LyingFile, LyingFiles } from '../retention/lying-files.ts'
import type { Initiative } from './initiative.ts'

export function proposalFiles({
  reference,
  author,
  attachments,
}: Pick<Initiative, 'reference' | 'author' | 'attachments'>): LyingFiles {
  const files = new Map<string, LyingFile>()
  for (const { state, name, picture, video } of attachments) {
    if (state !== 'stored') continue
    const { videoIds } = files.get(name) ?? { videoIds: [] }
    files.set(name, { name, videoIds: video && picture ? [...new Set([...videoIds, picture.id])] : videoIds })
  }
  return { folder: `Propositions/${reference}`, author: author.id, files: [...files.values()] }
}
