import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/shell/event-stream.ts'
type ReadEvents = (response: Response) => AsyncIterable<{ event: string; data: string }>
const { readEvents } = (await import(path)) as { readEvents: ReadEvents }

async function read(...pieces: string[]): Promise<string[]> {
  const encoder = new TextEncoder()
  const bytes = new ReadableStream<Uint8Array>({
    start: controller => {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      controller.close()
    },
  })
  const found: string[] = []
  for await (const { event, data } of readEvents(new Response(bytes))) found.push(`${event}=${data}`)
  return found
}

describe('the stream of the tab', () => {
  it('is events, wherever it is cut', async () => {
    const whole = 'event: desk\ndata: {"name":"Inès"}\n\nevent: desk\ndata: 2\n\n'
    const expected = ['desk={"name":"Inès"}', 'desk=2']
    for (let at = 0; at <= whole.length; at++)
      assert.deepEqual(await read(whole.slice(0, at), whole.slice(at)), expected, `cut at ${at}`)
  })

  it('is read with the line ends of Windows, and over several lines', async () =>
    assert.deepEqual(await read('event: desk\r\ndata: a\r\ndata: b\r\n\r\n'), ['desk=a\nb']))

  it('gives an event without a name the usual one', async () =>
    assert.deepEqual(await read('data: {"head":7}\n\n'), ['message={"head":7}']))

  it('tells nothing of comments, nor of an event that does not end', async () =>
    assert.deepEqual(await read(': still here\n\n', 'event: desk\ndata: half'), []))
})
