/** Mary says something every twenty seconds: a line that is silent for so long is dead, whatever the network says. */
const silentMostMs = 50_000

/**
 * Reads server-sent events; ends with the stream, throws when it is cut or silent.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* readEvents(response: Response): AsyncGenerator<{ event: string; data: string }> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await heard(reader.read())
      if (done) return
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = fieldOf(block, 'data')
        // An event without a name has this one.
        if (data !== '') yield { event: fieldOf(block, 'event') || 'message', data }
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}

/** Several lines of one field are one text. */
function fieldOf(block: string, name: string): string {
  const lines = block.split('\n').filter(line => line.startsWith(`${name}:`))
  return lines.map(line => line.slice(name.length + 1).replace(/^ /, '')).join('\n')
}

async function heard<T>(read: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('silent')), silentMostMs)
  })
  try {
    return await (Promise.race([read, silence]) as Promise<T>)
  } finally {
    clearTimeout(timer)
  }
}
