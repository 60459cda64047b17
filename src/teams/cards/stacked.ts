import type { Card } from './card-templates.ts'

/** The first card, with what the others show and offer below it. */
export function stacked([first = {}, ...others]: Card[]): Card {
  const below = others.flatMap(({ body, actions }) => [
    ...list(body),
    ...(list(actions).length > 0 ? [{ type: 'ActionSet', actions }] : []),
  ])
  return { ...first, body: [...list(first['body']), ...below] }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
