import type { Initiative } from './initiative.ts'

/** Where the files of a proposal lie in the library, and under which names. */
export function proposalFiles({ reference, attachments }: Pick<Initiative, 'reference' | 'attachments'>) {
  const names = attachments.flatMap(({ state, name }) => (state === 'stored' ? [name] : []))
  return { folder: `Propositions/${reference}`, names: [...new Set(names)] }
}
