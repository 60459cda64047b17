import type { Answer, Incoming } from '../../router.ts'
import { fieldsOf } from '../pds/check-post.ts'

/** An error as WordPress' REST API says it. */
export function wpError(status: number, code: string, message: string, more: object = {}): Answer {
  return { status, body: { code, message, data: { status, ...more } } }
}

export const noPost = wpError(404, 'rest_post_invalid_id', 'Invalid post ID.')

/** A list says in headers how many there are. */
export function page<T>(request: Incoming, all: T[], show: (one: T) => object): Answer {
  const size = Math.min(Math.max(Number(request.query.get('per_page') ?? 10) || 10, 1), 100)
  const at = Math.max(Number(request.query.get('page') ?? 1) || 1, 1)
  const headers = { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(Math.ceil(all.length / size)) }
  return { status: 200, headers, body: all.slice((at - 1) * size, at * size).map(show) }
}

/** JSON, or the fields of a form. */
export function fields({ body }: Incoming): Record<string, unknown> {
  return fieldsOf(body)
}

export function textIn(value: unknown, absent = ''): string {
  return typeof value === 'string' ? value : absent
}

export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** No two have the same: the second gets a number. */
export function freeSlug(wanted: string, taken: Iterable<string>): string {
  const all = new Set(taken)
  if (!all.has(wanted)) return wanted
  let number = 2
  while (all.has(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
