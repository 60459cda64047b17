/**
 * PROP = initiative, PUB = post, DIF = broadcast, APP = call, CAM = campaign, VIS = picture or video: `PUB-2026-0042`.
 */
export type ReferenceKind = 'PROP' | 'PUB' | 'DIF' | 'APP' | 'CAM' | 'VIS'
export type Reference = string

export function formatReference(kind: ReferenceKind, year: number, number: number): Reference {
  return `${kind}-${year}-${String(number).padStart(4, '0')}`
}

/** « 42 »: the part of it that people type. */
export function shortNumber(reference: Reference): string {
  return String(Number(reference.split('-')[2]))
}

/** What a person typed to name a thing: the whole reference, or its short number. */
export type TypedReference = { kind: ReferenceKind; year: number; number: number } | { number: number }

const whole = /^(PROP|PUB|DIF|APP|CAM|VIS)[-\s]?(\d{4})[-\s]?(\d{1,9})$/i

/** Null when the text names nothing: `42`, `PUB-2026-0042` and `pub 2026 42` do. */
export function parseReference(text: string): TypedReference | null {
  const trimmed = text.trim()
  const match = whole.exec(trimmed)
  if (match) return { kind: match[1]!.toUpperCase() as ReferenceKind, year: Number(match[2]), number: Number(match[3]) }
  return /^\d{1,9}$/.test(trimmed) ? { number: Number(trimmed) } : null
}

export function matchesReference(typed: TypedReference, reference: Reference): boolean {
  const [kind, year, number] = reference.split('-')
  if (Number(number) !== typed.number) return false
  return !('kind' in typed) || (typed.kind === kind && typed.year === Number(year))
}
