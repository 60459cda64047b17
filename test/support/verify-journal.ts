import type { ChainLine, Head } from '../../src/core/domain/journal/chain-line.ts'
import { type Verdict, verifyChain } from '../../src/core/domain/journal/verify-chain.ts'
import { readChain } from '../../src/postgres/journal/read-chain.ts'
import type { Database } from '../../src/postgres/open/database.ts'

/** As `npm run journal:verify` does it. */
export function verifyJournal(database: Database, head: Head | null = null): Promise<Verdict> {
  return verifyChain(readChain(database), head)
}

/** The whole chain as it is read. */
export async function chainOf(...read: Parameters<typeof readChain>): Promise<ChainLine[]> {
  const lines: ChainLine[] = []
  for await (const line of readChain(...read)) lines.push(line)
  return lines
}
