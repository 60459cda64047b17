import type { Audience } from './audience.ts'

/** One thing to name; `all`: only people who are in every one of these. */
export type AudiencePart =
  | { kind: 'everyone' }
  | { kind: 'department'; name: string }
  | { kind: 'group'; name: string }
  | { kind: 'team'; name: string }
  | { kind: 'people'; count: number }
  | { kind: 'list'; name: string; count: number }
  | Pick<Extract<Audience, { kind: 'registered' }>, 'kind' | 'event' | 'said' | 'session'>
  | { kind: 'all'; of: AudienceWords[] }

/** For words: « A, B et C, sauf D ». */
export type AudienceWords = { included: AudiencePart[]; excluded: AudiencePart[] }

export function describeAudience(audience: Audience): AudienceWords {
  switch (audience.kind) {
    case 'everyone':
      return only({ kind: 'everyone' })
    case 'department':
      return only({ kind: 'department', name: audience.name })
    case 'group':
      return only({ kind: 'group', name: audience.name })
    case 'team':
      return only({ kind: 'team', name: audience.name })
    case 'people':
      return only({ kind: 'people', count: new Set(audience.ids).size })
    case 'list':
      return only({ kind: 'list', name: audience.name, count: audience.people })
    case 'registered': {
      const { kind, event, said, session } = audience
      return only({ kind, event, said, session })
    }
    case 'union':
      return { included: audience.of.flatMap(asParts), excluded: [] }
    case 'intersection':
      return only({ kind: 'all', of: audience.of.map(describeAudience) })
    case 'except': {
      const from = describeAudience(audience.from)
      return { included: from.included, excluded: [...from.excluded, ...asParts(audience.without)] }
    }
  }
}

function only(part: AudiencePart): AudienceWords {
  return { included: [part], excluded: [] }
}

/** An exclusion inside an enumeration stays together with what it is taken from. */
function asParts(audience: Audience): AudiencePart[] {
  const words = describeAudience(audience)
  return words.excluded.length === 0 ? words.included : [{ kind: 'all', of: [words] }]
}
