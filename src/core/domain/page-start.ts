/** The first line of a page, from 0; untrusted. What is no number, or beyond the end, means the first page. */
export function pageStart(asked: unknown, total: number, size: number): number {
  const start = Number(asked)
  return Number.isSafeInteger(start) && start > 0 && start < total ? start - (start % size) : 0
}
