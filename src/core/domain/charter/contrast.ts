import culori from 'culori/require'

/** WCAG 1.4.3, RGAA 3.2: the contrast, to 1, that a text of ordinary size needs. */
export const contrastLeast = 4.5
/** WCAG 1.4.3 and 1.4.11, RGAA 3.2 and 3.3: the contrast, to 1, that a large text, a line or a sign needs. */
export const contrastLarge = 3

export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/i.test(text)
}

/** How far two colours are apart, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Both are `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  return culori.wcagContrast(one, other)
}

/** What one of these colours may be on the other: words of any size, large ones and signs alone, or nothing to read. */
export type Legible = 'text' | 'large' | 'none'

export function legibleOn(one: string, other: string): Legible {
  const contrast = contrastOf(one, other)
  if (contrast >= contrastLeast) return 'text'
  return contrast >= contrastLarge ? 'large' : 'none'
}
