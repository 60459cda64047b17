import type { Audience } from './audience.ts'

export type Leaf = Exclude<Audience, { of: Audience[] } | { from: Audience }>

export function leavesOf(audience: Audience): Leaf[] {
  switch (audience.kind) {
    case 'union':
    case 'intersection':
      return audience.of.flatMap(leavesOf)
    case 'except':
      return [...leavesOf(audience.from), ...leavesOf(audience.without)]
    default:
      return [audience]
  }
}
