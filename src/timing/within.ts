/** Teams waits 10 s for an answer, then shows an error although the work goes on. */
export const answerWithinMs = 8_000

/** The result of the work, or 'slow' if it takes longer than `ms`: it goes on then, and its failure is the caller's. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | 'slow'> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<'slow'>(resolve => {
    timer = setTimeout(() => resolve('slow'), ms)
  })
  try {
    return await Promise.race([work, slow])
  } finally {
    clearTimeout(timer)
  }
}
