import type { Incoming, Route } from '../../router.ts'
import { newspaperMailbox } from '../../town/newspaper-mailbox.ts'
import { readMime } from '../../world/read-mime.ts'
import { badRequest, GraphFailure, noResource } from '../failure.ts'
import type { GraphState } from '../state.ts'
import type { Directory } from './directory.ts'

/** https://learn.microsoft.com/graph/api/user-sendmail */
const requestMost = 4 * 1024 * 1024
/** Of one message: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits */
const recipientsMost = 1_000
/** RFC 5322, 2.1.1. */
const lineMost = 998

/** One message in MIME, in base 64; Exchange limits the app to one shared mailbox. */
export function mailRoutes(directory: Directory, state: GraphState): Route[] {
  return [
    [
      'POST',
      '/v1.0/users/:userId/sendMail',
      async request => {
        const mind = (what: string) => state.mind?.(what, request)
        const mailbox = mailboxOf(directory, state, request.params['userId'] ?? '')
        const raw = readBody(request, mind)
        const { from, to, text } = readMime(raw)
        if (to.length === 0 || to.length > recipientsMost) {
          mind('a message without recipients, or with too many')
          throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients')
        }
        if (from.some(address => address.toLowerCase() !== mailbox.toLowerCase())) {
          mind('a message from somebody else than its mailbox')
          throw new GraphFailure(403, 'ErrorSendAsDenied', 'The user account does not have the right to send as.')
        }
        if (text === '') mind('a message without a text for who reads no HTML')
        for (const what of faultsOf(raw)) mind(what)
        state.outbox.put(mailbox, raw)
        return { status: 202 }
      },
    ],
  ]
}

function mailboxOf(directory: Directory, state: GraphState, key: string): string {
  const person = directory.person(key)
  if (person === undefined) throw noResource(key)
  if (!state.permissions.sendMail || person.mail !== newspaperMailbox(directory.town))
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  return person.mail
}

function readBody({ headers, raw }: Incoming, mind: (what: string) => void): Buffer {
  if (raw.length >= requestMost) {
    mind('a message of more than 4 MB')
    throw new GraphFailure(413, 'RequestEntityTooLarge', 'The request is too large.')
  }
  const body = raw.toString('latin1').replaceAll(/\s/g, '')
  if (!/^text\/plain\b/i.test(headers['content-type'] ?? '') || !/^[A-Za-z\d+/]+={0,2}$/.test(body)) {
    mind('a message that is not in base 64')
    throw badRequest('Invalid base64 string for MIME content.', 'ErrorMimeContentInvalidBase64String')
  }
  return Buffer.from(body, 'base64')
}

/** What servers on the way may break, or refuse. */
function faultsOf(raw: Buffer): string[] {
  const message = raw.toString('latin1')
  const head = message.slice(0, Math.max(0, message.indexOf('\r\n\r\n')))
  const faults: string[] = []
  if (!/^subject:/im.test(head)) faults.push('a message without a subject')
  if (/[^\x00-\x7f]/.test(head)) faults.push('a header that is not ASCII')
  if (/(?<!\r)\n/.test(message)) faults.push('a line that does not end in CRLF')
  if (message.split('\r\n').some(line => line.length > lineMost)) faults.push(`a line of more than ${lineMost} bytes`)
  return faults
}
