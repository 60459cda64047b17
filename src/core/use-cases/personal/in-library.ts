import { Misconfigured, unless } from '../../domain/errors.ts'
import type { Receipt } from '../../domain/personal/erasure.ts'
import { namesInFile } from '../../domain/personal/file-names.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'

/** So many names are looked at, and if there are more the receipt says so. */
const namesMost = 200_000

/**
 * Files in the library that still have the person's name, by folder, whoever put them there. Throws Unavailable: the
 * receipt waits until Graph answers.
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
