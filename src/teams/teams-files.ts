import { Unavailable } from '../core/errors.ts'
import type { TeamsFiles } from '../core/ports/outside.ts'
import type { Credential } from '../credential.ts'
import { botScope } from './bot-scope.ts'

const timeoutMs = 30_000
/** What a chat may carry into the library. */
const fileMaxBytes = 50 * 1024 * 1024

/** Fetches what people attached. The bot's token goes only to the service whose signed activity named the address. */
export function createTeamsFiles(credential: Credential): TeamsFiles {
  return {
    async fetch({ url, needsToken }) {
      if (!url.startsWith('https://')) return null
      const headers: Record<string, string> = needsToken
        ? { authorization: `Bearer ${await credential.token(botScope)}` }
        : {}
      const response = await ask(url, headers)
      if (response.ok) return readAtMost(response, fileMaxBytes)
      await response.body?.cancel()
      // Its address lives for minutes only: what is gone stays gone.
      if ([400, 401, 403, 404, 410].includes(response.status)) return null
      throw new Unavailable('teams-file')
    },
  }
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, {
      headers,
      redirect: needsNoToken(headers) ? 'follow' : 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    throw new Unavailable('teams-file', { cause })
  }
}

function needsNoToken(headers: Record<string, string>): boolean {
  return !('authorization' in headers)
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> | never[] = response.body ?? []
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
