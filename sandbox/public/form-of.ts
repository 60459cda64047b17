import type { Incoming } from '../router.ts'

/** A form with files; undefined: the request carries none. */
export async function formOf({ raw, headers }: Incoming): Promise<FormData | undefined> {
  const type = headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return undefined
  try {
    return await new Response(Uint8Array.from(raw), { headers: { 'content-type': type } }).formData()
  } catch {
    return undefined
  }
}
