import { Misconfigured } from '../../domain/errors.ts'
import type { Receipt } from '../../domain/personal/erasure.ts'
import { namesInFile } from '../../domain/personal/file-names.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'

/** Of more the first are looked at, and the receipt says so. */
const namesMost = 200_000

/**
 * What the library still calls as they are, by the folder that it lies in, whoever put it there. Throws Unavailable:
 * the receipt waits until Graph answers.
 */
export async function inLibrary(
  { libraryNames }: Pick<Ports, 'libraryNames'>,
  sought: Sought,
): Promise<NonNullable<Receipt['library']>> {
  const found = new Map<string, number>()
  let seen = 0
  try {
    for await (const page of libraryNames.all()) {
      seen += page.length
      for (const { folder, name } of page) {
        if (!namesInFile(name, sought)) continue
        const where = folder.map(one => (namesInFile(one, sought) ? '…' : one)).join('/') || '/'
        found.set(where, (found.get(where) ?? 0) + 1)
      }
      if (seen >= namesMost) break
    }
  } catch (error) {
    if (error instanceof Misconfigured) return 'unseen'
    throw error
  }
  const folders = [...found].map(([folder, files]) => ({ folder, files }))
  return { folders, ...(seen >= namesMost && { isPart: true as const }) }
}
