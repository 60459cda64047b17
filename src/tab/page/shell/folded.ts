import { normalized } from '../../../core/domain/text.ts'

/** @returns without what nobody types who searches: accents and capitals */
export function folded(text: string): string {
  return normalized(text, 'NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
