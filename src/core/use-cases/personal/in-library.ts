import { Misconfigured, unless } from '../../domain/errors.ts'
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
  const isCalled = (name: string): boolean => namesInFile(name, sought)
  const seen = await unless(Misconfigured, () => libraryNames.called(isCalled, namesMost), 'unseen' as const)
  if (seen === 'unseen') return seen
  const places = seen.found.map(({ folder }) => folder.map(one => (isCalled(one) ? '…' : one)).join('/') || '/')
  const counted = Map.groupBy(places, place => place)
  const folders = [...counted].map(([folder, { length }]) => ({ folder, files: length }))
  return { folders, ...(seen.isPart && { isPart: true as const }) }
}
