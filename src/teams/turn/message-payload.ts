import { cleanText, cut, guid } from '../../core/domain/text.ts'
import { titleMax } from '../../core/domain/initiatives/initiative.ts'
import { isRecord } from './incoming.ts'
import { wordsOfMessage } from './message-words.ts'

/** Accounts of Entra; other writers in Teams (guests of a meeting, other networks, bots) have no such id. */
const ofEntra = ['aadUser', 'onPremiseAadUser']
/** An address longer than any that Teams makes for a message carries a token. */
const linkMost = 1_000
const teamsHosts = /^(?:[a-z0-9-]+\.)*(?:teams\.microsoft\.com|teams\.microsoft\.us|teams\.cloud\.microsoft)$/

/**
 * What Mary reads of the message on which an action was pressed. The message is of a third person and comes through the
 * client, so nothing in it proves who acts. All values are texts, as in a form's data; `gone`: the message was deleted.
 * Null: there is no message.
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

/** Null: a bot, a person without an account of Entra, or an invalid id. */
function authorOf(from: unknown): string | null {
  const user = isRecord(from) ? from['user'] : null
  if (!isRecord(user)) return null
  const { id, userIdentityType = 'aadUser' } = user
  return typeof id === 'string' && guid.test(id) && ofEntra.includes(String(userIdentityType)) ? id.toLowerCase() : null
}

/** The address at which Teams shows the message. Null: none, or an address outside Teams. */
export function messageLink(link: unknown): string | null {
  if (typeof link !== 'string' || link.length > linkMost || !URL.canParse(link)) return null
  const { protocol, hostname, username, password, port, href } = new URL(link)
  const isTeams =
    protocol === 'https:' && port === '' && username === '' && password === '' && teamsHosts.test(hostname)
  // In Markdown a bracket would end the address.
  return isTeams ? href.replace(/[()[\]\\<>]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) : null
}
