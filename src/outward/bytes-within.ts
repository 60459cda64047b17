/** The bytes of an answer, counted while they arrive, whatever length is announced; null: more than `most`. */
export async function bytesWithin(body: AsyncIterable<unknown>, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
