import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { plainAddress } from '../core/domain/newspapers/newspaper.ts'
import type { NewspaperMail } from '../core/ports/newspapers.ts'
import { type Graph, segment } from './graph.ts'
import { isRefusal } from './transport/failure.ts'

const needs = 'Mail.Send, limited by Exchange to NEWSPAPER_MAILBOX'
/** The longest request, in base 64: https://learn.microsoft.com/graph/api/user-sendmail */
const requestMost = 4 * 1024 * 1024
/** With these answers Graph, or a proxy before it, has not looked at the message. */
const neverTaken = /^(graph-429|login.*)$/

/**
 * One message in MIME: https://learn.microsoft.com/graph/outlook-send-mime-message. Graph accepts it (202) or refuses
 * it; after a 5xx, or no answer, nobody knows whether it left, and nothing here sends it again: the transport repeats a
 * POST only if it was turned away (401, 429).
 */
export function graphNewspaperMail(graph: Graph, { mailbox }: { mailbox: string }): NewspaperMail {
  const path = `/users/${segment(mailbox)}/sendMail`
  return {
    send: async (mime, to) => {
      const whole = addressed(mime, { from: mailbox, to })
      if (whole === null) return { state: 'refused', reason: 'not-accepted' }
      const body = Buffer.from(whole.toString('base64'), 'ascii')
      if (body.byteLength >= requestMost) return { state: 'refused', reason: 'too-large' }
      try {
        await graph.send('POST', path, body, { needs, headers: { 'Content-Type': 'text/plain' } })
        return { state: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function outcomeOf(error: unknown): Awaited<ReturnType<NewspaperMail['send']>> {
  if (error instanceof Misconfigured) return { state: 'refused', reason: 'not-allowed' }
  if (isRefusal(error, 404)) return { state: 'refused', reason: 'no-mailbox' }
  if (isRefusal(error, 413)) return { state: 'refused', reason: 'too-large' }
  if (isRefusal(error, 400, 405, 409, 415, 422)) return { state: 'refused', reason: 'not-accepted' }
  if (error instanceof Unavailable && neverTaken.test(error.code)) return { state: 'refused', reason: 'busy' }
  return { state: 'unknown' }
}

const ofSender = /^(?:from|sender|to|cc|bcc|x-unsent):/i

/**
 * The sealed message names nobody: sender and recipients are put before it. Its body does not change. Null: one of
 * these is no plain address.
 */
function addressed(mime: Uint8Array, { from, to }: { from: string; to: readonly string[] }): Buffer | null {
  if (![from, ...to].every(one => plainAddress.test(one))) return null
  const sealed = Buffer.from(mime.buffer, mime.byteOffset, mime.byteLength)
  const end = Math.max(0, sealed.indexOf('\r\n\r\n'))
  // A header may go on in the lines below it, which begin with a space.
  const head = sealed.toString('latin1', 0, end).split(/\r\n(?![ \t])/)
  const kept = head.filter(line => line !== '' && !ofSender.test(line))
  const lines = [`From: ${from}`, `To: ${to.join(',\r\n ')}`, ...kept]
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), sealed.subarray(end)])
}
