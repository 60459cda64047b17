import type { Words } from '../../words.ts'

const barLength = 10

/** « 2 829 sur 2 871 (98,5 %) »: never « 100 % » of less than all, nor « 0 % » of somebody. */
export function share(n: number, all: number, words: Words): string {
  return shareOf(n, all, n, words)
}

/**
 * « 30 personnes sur 30 (100 %) »: whoever has several cards that show the post counts once, when all of them changed.
 */
export function shareOfPeople(n: number, all: number, words: Words): string {
  return shareOf(n, all, words.count('broadcasts.broadcast.persons', n), words)
}

function shareOf(part: number, all: number, n: number | string, words: Words): string {
  const key = (name: string) => `broadcasts.broadcast.${name}`
  const percent = all === 0 ? 0 : Math.round((part / all) * 1000) / 10
  if (part > 0 && percent === 0) return words.text(key('shareFew'), { n, all, percent: 0.1 })
  if (part < all && percent === 100) return words.text(key('shareMost'), { n, all, percent: 99.9 })
  return words.text(key('share'), { n, all, percent })
}

/**
 * « 1 240 sur 2 871 (43 %) »: what moves every few seconds is told in whole percents, the last one when all is done.
 */
export function soFar(n: number, all: number, words: Words): string {
  return words.text('broadcasts.broadcast.share', { n, all, percent: all === 0 ? 0 : Math.floor((n / all) * 100) })
}

/** Drawn to scale; full only when everybody is in it, empty only when nobody is. */
export function bar(n: number, all: number, length = barLength): string {
  const exact = all === 0 ? 0 : (n / all) * length
  const full = n === 0 || n >= all ? exact : Math.min(length - 1, Math.max(1, Math.round(exact)))
  return '▰'.repeat(full) + '▱'.repeat(length - full)
}
