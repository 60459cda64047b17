import type { Answer, Incoming } from '../../router.ts'
import { GraphFailure } from '../failure.ts'
import { linkWith, takePage } from '../odata/page.ts'
import { pickSelected, readSelect, refuseOptions } from '../odata/query.ts'
import type { Row } from './find.ts'

/** https://learn.microsoft.com/graph/delta-query-overview: a token of the directory lives seven days. */
const tokenDays = 7

type DeltaShape = { context: string; type: string; defaults: readonly string[] }

/** The whole collection page by page, then a token; nothing in the town's directory changes after that. */
export function deltaAnswer(request: Incoming, origin: string, rows: readonly Row[], shape: DeltaShape): Answer {
  refuseOptions(request.query, ['$expand', '$top', '$orderby', '$search', '$count'])
  const token = request.query.get('$deltatoken')
  if (token !== null && token !== 'latest') checkToken(token, `${origin}${request.path}`)
  const { rows: page, '@odata.nextLink': next } = takePage(request, origin, token === null ? rows : [], {
    byDefault: 200,
    most: 200,
  })
  const select = readSelect(request.query)
  return {
    status: 200,
    body: {
      '@odata.context': `${origin}/v1.0/$metadata#${shape.context}`,
      ...(next === undefined
        ? { '@odata.deltaLink': linkWith(request, origin, '$deltatoken', newToken()) }
        : { '@odata.nextLink': next }),
      value: page.map(row => pickSelected(row.view, withId(select), shape.defaults, shape.type)),
    },
  }
}

const withId = (select: string[] | undefined): string[] | undefined =>
  select === undefined || select.includes('id') ? select : [...select, 'id']

const newToken = (): string => Buffer.from(`d~${Date.now()}`).toString('base64url')

function checkToken(token: string, startAgain: string): void {
  const made = /^d~(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]
  if (made !== undefined && Date.now() - Number(made) < tokenDays * 86_400_000) return
  throw new GraphFailure(
    410,
    'syncStateNotFound',
    'The sync state generation is not found; start again without a token.',
    { location: startAgain },
  )
}
