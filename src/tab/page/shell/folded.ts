import { normalized } from '../../../core/domain/text.ts'

/** Without accents and capitals, which people who search do not type. */
export function folded(text: string): string {
  return normalized(text, 'NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
