import type { Audience } from '../../core/domain/audiences/audience.ts'
import {
  type AudiencePart,
  type AudienceWords,
  describeAudience,
} from '../../core/domain/audiences/describe-audience.ts'
import type { Words } from '../../words.ts'
import { enumerate } from './names.ts'

/** « Culture et Petite enfance, sauf les encadrants », as typed text. */
export function audienceText(audience: Audience, words: Words): string {
  return sentence(describeAudience(audience), words)
}

/** With the head-count: « tous les agents (1 187) », « Voirie (214 agents) » */
export function audienceWithCount(audience: Audience, headCount: number, words: Words): string {
  if (audience.kind === 'everyone') return words.text('audience.everyoneCount', { n: words.number(headCount) })
  if (audience.kind === 'people' && audience.ids.length === headCount) return audienceText(audience, words)
  return words.text('audience.withCount', {
    who: audienceText(audience, words),
    count: words.count('audience.headCount', headCount),
  })
}

function sentence({ included, excluded }: AudienceWords, words: Words): string {
  if (included.length === 0) return words.text('audience.nobody')
  const from = enumerate(
    included.map(part => partText(part, words)),
    words,
  )
  if (excluded.length === 0) return from
  return words.text('audience.except', {
    from,
    without: enumerate(
      excluded.map(part => partText(part, words)),
      words,
    ),
  })
}

function partText(part: AudiencePart, words: Words): string {
  switch (part.kind) {
    case 'everyone':
      return words.text('audience.everyone')
    case 'department':
    case 'group':
      return part.name
    case 'team':
      return words.text('audience.team', { name: part.name })
    case 'people':
      return words.count('audience.people', part.count)
    case 'list':
      return words.count('audience.list', part.count, { name: part.name })
    case 'registered': {
      const { event: reference, said, session } = part
      const who = enumerate(
        said.map(one => words.text(`audience.registered.${one}`)),
        words,
      )
      if (session === null) return words.text('audience.registeredOf', { who, reference })
      const name = session.label || words.clock(session.time ?? '')
      return words.text('audience.registeredIn', { who, reference, session: name })
    }
    case 'all': {
      const parts = part.of.map(one => sentence(one, words))
      if (parts.length < 2) return parts.join('')
      if (parts.length === 2) return words.text('audience.only', { from: parts[0]!, only: parts[1]! })
      return words.text('audience.both', { list: parts.slice(0, -1).join(', '), last: parts.at(-1)! })
    }
  }
}
