import { cleanText, cut, guid } from '../../core/domain/text.ts'
import { titleMax } from '../../core/domain/initiatives/initiative.ts'
import { isRecord } from './incoming.ts'
import { wordsOfMessage } from './message-words.ts'

/** Accounts of Entra; whoever else writes in Teams (guests of a meeting, other networks, bots) has no such id. */
const ofEntra = ['aadUser', 'onPremiseAadUser']
/** An address with a token is longer than any that Teams makes for a message. */
const linkMost = 1_000
const teamsHosts = /^(?:[a-z0-9-]+\.)*(?:teams\.microsoft\.com|teams\.microsoft\.us|teams\.cloud\.microsoft)$/

/**
 * What Mary reads of the message on which somebody pressed: of a third person, and as a client hands it on, so that
 * nothing of it says who acts. Texts alone, as a form’s data: `gone`: it was deleted. Null: there is no message.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
export function readMessage(payload: unknown): Record<string, string> | null {
  if (!isRecord(payload)) return null
  const body = isRecord(payload['body']) ? payload['body'] : {}
  return {
    title: cut(cleanText(payload['subject']).replace(/\s+/g, ' '), titleMax),
    text: wordsOfMessage(body['contentType'], body['content']),
    sourceId: authorOf(payload['from']) ?? '',
    sourceLink: messageLink(payload['linkToMessage']) ?? '',
    gone: typeof payload['deletedDateTime'] === 'string' ? 'true' : '',
  }
}

/** Null: a bot, somebody without an account of Entra, or a text that is no id. */
function authorOf(from: unknown): string | null {
  const user = isRecord(from) ? from['user'] : null
  if (!isRecord(user)) return null
  const { id, userIdentityType = 'aadUser' } = user
  return typeof id === 'string' && guid.test(id) && ofEntra.includes(String(userIdentityType)) ? id.toLowerCase() : null
}

/** Where Teams shows the message. Null: no address, or one that leads elsewhere. */
export function messageLink(link: unknown): string | null {
  if (typeof link !== 'string' || link.length > linkMost || !URL.canParse(link)) return null
  const { protocol, hostname, username, password, port, href } = new URL(link)
  const isTeams =
    protocol === 'https:' && port === '' && username === '' && password === '' && teamsHosts.test(hostname)
  // Within Markdown a bracket would end the address.
  return isTeams ? href.replace(/[()[\]\\<>]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) : null
}
