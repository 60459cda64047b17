import { randomUUID } from 'node:crypto'
import { badRequest } from '../failure.ts'

/** https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation */
const waitMs = 10_000

/** Whoever wants to be told there has to give back, as plain text, the word that is sent there. */
export async function shakeHands(notificationUrl: string): Promise<void> {
  const word = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`
  const url = new URL(notificationUrl)
  url.searchParams.set('validationToken', word)
  const answer = await ask(url)
  if (answer === undefined) throw failed('Notification endpoint could not be reached, or did not answer in time.')
  if (answer.status !== 200)
    throw failed(`Notification endpoint must respond with 200 OK. It answered ${answer.status}.`)
  if (!/^text\/plain\b/i.test(answer.type)) throw failed('Response must be of content type text/plain.')
  if (answer.text !== word) throw failed('Response must exactly match validationToken query parameter.')
}

const failed = (why: string): Error => badRequest(`Subscription validation request failed. ${why}`, 'ValidationError')

type Answered = { status: number; type: string; text: string }

async function ask(url: URL): Promise<Answered | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
    })
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, text: await response.text() }
  } catch {
    return undefined
  }
}
