import { randomUUID } from 'node:crypto'
import type { Answer, Incoming, Route } from '../../../router.ts'
import { GraphFailure, noItem } from '../../failure.ts'
import { refusing } from '../../guard.ts'

type Session = { target: UploadTarget; parts: Buffer[]; received: number; until: number }
export type UploadTarget = { finish: (contentType: string, bytes: Buffer) => Answer }

const sessionMs = 15 * 60_000
/** https://learn.microsoft.com/graph/api/driveitem-createuploadsession: every range but the last. */
const rangeUnit = 320 * 1024

/** Large files that come in ranges. The addresses carry their own right, and take no token. */
export class Uploads {
  readonly #sessions = new Map<string, Session>()
  readonly #origin: () => string

  constructor(origin: () => string) {
    this.#origin = origin
  }

  open(target: UploadTarget): Answer {
    const id = randomUUID()
    const session = { target, parts: [], received: 0, until: Date.now() + sessionMs }
    this.#sessions.set(id, session)
    return {
      status: 200,
      body: {
        '@odata.context': `${this.#origin()}/v1.0/$metadata#microsoft.graph.uploadSession`,
        uploadUrl: `${this.#origin()}/upload/${id}`,
        ...expected(session),
      },
    }
  }

  routes(): Route[] {
    return [
      ['PUT', '/upload/:id', refusing(async request => this.#receive(request))],
      ['GET', '/upload/:id', refusing(async request => ({ status: 200, body: expected(this.#find(request)) }))],
      [
        'DELETE',
        '/upload/:id',
        refusing(async request => {
          this.#find(request)
          this.#sessions.delete(request.params.id ?? '')
          return { status: 204 }
        }),
      ],
    ]
  }

  #find(request: Incoming): Session {
    if (request.headers.authorization !== undefined) {
      throw new GraphFailure(401, 'unauthenticated', 'An upload address takes no Authorization header.')
    }
    const session = this.#sessions.get(request.params.id ?? '')
    if (session === undefined || session.until < Date.now()) throw noItem('The upload session was not found.')
    return session
  }

  #receive(request: Incoming): Answer {
    const session = this.#find(request)
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(request.headers['content-range'] ?? ''))
    const [start, end, total] = (range ?? []).slice(1).map(Number)
    const { raw } = request
    const isWhole = start !== undefined && end !== undefined && total !== undefined
    if (!isWhole || end - start + 1 !== raw.length || end >= total) {
      throw new GraphFailure(400, 'invalidRequest', 'The Content-Range header is missing or does not fit the bytes.')
    }
    if (start !== session.received) throw new GraphFailure(416, 'invalidRange', 'The range is not the one expected.')
    const isLast = end + 1 === total
    if (!isLast && raw.length % rangeUnit !== 0) {
      throw new GraphFailure(400, 'invalidRequest', 'The size of a range must be a multiple of 320 KiB.')
    }
    session.parts.push(raw)
    session.received += raw.length
    if (!isLast) return { status: 202, body: expected(session) }
    this.#sessions.delete(request.params.id ?? '')
    return session.target.finish(String(request.headers['content-type'] ?? ''), Buffer.concat(session.parts))
  }
}

const expected = ({ received, until }: Session): Record<string, unknown> => ({
  expirationDateTime: new Date(until).toISOString(),
  nextExpectedRanges: [`${received}-`],
})
