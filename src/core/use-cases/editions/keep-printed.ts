import { Unavailable } from '../../domain/errors.ts'
import type { Produced } from '../../domain/newspapers/edition.ts'
import type { EditionProof } from '../../domain/newspapers/proof.ts'
import { bytesDigest } from '../../domain/seal.ts'
import { editionFiles, type EditionFile } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import type { KeptFileName, Printed, PrintFault } from '../../ports/newspapers.ts'

type KeptFile = Produced['files'][EditionFile]

/** A text on which the press fails, fails again: after two tries it is not printed. During other printings it waits. */
export async function printedInTwoTries(
  { press }: Pick<Ports, 'press'>,
  proof: EditionProof,
): Promise<Printed | PrintFault> {
  const orNull = async (): Promise<Printed | PrintFault | null> => {
    try {
      return await press.print(proof)
    } catch (error) {
      if (error instanceof Unavailable && error.retryAfterMs !== null) throw error
      return null
    }
  }
  return (await orNull()) ?? (await orNull()) ?? { kind: 'fault', key: 'press', about: '' }
}

/** Keeps all printed files under one number; null: other bytes have it, of a run that was killed or is not over. */
export async function keepPrinted(
  ports: Pick<Ports, 'editionFiles'>,
  name: Omit<KeptFileName, 'kind'>,
  printed: Pick<Printed, EditionFile | 'proof'>,
): Promise<Produced['files'] | null> {
  // One file after the other: while the database stores megabytes, nobody is answered.
  const kept: [EditionFile, KeptFile][] = []
  for (const kind of editionFiles) {
    const file = await keepFile(ports, { ...name, kind }, printed[kind])
    if (file === null) return null
    kept.push([kind, file])
  }
  if ((await keepFile(ports, { ...name, kind: 'proof' }, printed.proof)) === null) return null
  return Object.fromEntries(kept) as Produced['files']
}

/** Null: other bytes are there. They stay, since they may be sealed meanwhile. */
export async function keepFile(
  { editionFiles: store }: Pick<Ports, 'editionFiles'>,
  name: KeptFileName,
  bytes: Uint8Array,
): Promise<KeptFile | null> {
  await store.put(name, bytes)
  const there = await store.digest(name)
  const digest = bytesDigest(bytes)
  return there !== null && there !== digest ? null : { digest, bytes: bytes.byteLength }
}
