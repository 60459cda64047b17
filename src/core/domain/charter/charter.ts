import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

export const charterId = 'charter'
export const coloursMost = 24
export const pairsMost = 40
export const wordsMost = 60
export const logosMost = 20
export const colourNameMax = 40
export const charterWordMax = 80
export const charterFieldMax = 4000

/** `hex`: `#rrggbb`, in small letters. */
export type CharterColour = { name: string; hex: string }
/** Two colours, by their names, that are never used one upon the other. */
export type ForbiddenPair = { one: string; other: string }
/** « Ville de Montreval », never « mairie de ». */
export type CharterWord = { write: string; instead: string[] }
/** `digest`: SHA-256 in hex of what Mary makes of that file. `old`: its time is over, and nothing new may show it. */
export type CharterLogo = { digest: string; name: string; state: 'allowed' | 'old' }

/**
 * The authority’s charte graphique: what it asks is shown to authors as remarks, which keep nobody from submitting. One
 * row; of version 0 where nobody wrote it yet. `by` null: it came with the sandbox town.
 */
export type Charter = {
  id: typeof charterId
  version: number
  colours: CharterColour[]
  pairs: ForbiddenPair[]
  words: CharterWord[]
  logos: CharterLogo[]
  changed: { by: Named | null; at: Instant } | null
}

export const noCharter: Charter = {
  id: charterId,
  version: 0,
  colours: [],
  pairs: [],
  words: [],
  logos: [],
  changed: null,
}

export function isForbidden({ pairs }: Pick<Charter, 'pairs'>, one: string, other: string): boolean {
  return pairs.some(pair => (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one))
}

/** Null: no colour has that name. Accents, capitals and spaces make no difference. */
export function colourNamed(colours: readonly CharterColour[], name: string): CharterColour | null {
  return colours.find(one => same(one.name, name)) ?? null
}

export function same(one: string, other: string): boolean {
  return one.localeCompare(other, 'fr', { sensitivity: 'base', ignorePunctuation: false }) === 0
}
