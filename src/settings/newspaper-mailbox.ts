import type { Reader } from './env-reader.ts'

/**
 * `address`: of the one shared mailbox that sends newspapers. `isLimited`: the operator says that Exchange lets the app
 * send from no other one; until then Mary sends nothing, since the permission is on every mailbox.
 */
export type NewspaperMailbox = { address: string; isLimited: boolean }

export function readNewspaperMailbox(read: Reader): NewspaperMailbox | undefined {
  const address = read.matching('NEWSPAPER_MAILBOX', mailAddress, 'must be the address of a mailbox, journal@ville.fr')
  const isLimited = read.oneOf('NEWSPAPER_MAIL_LIMITED', ['yes', 'no'], 'no') === 'yes'
  if (isLimited && read.text('NEWSPAPER_MAILBOX') === undefined)
    read.fault('NEWSPAPER_MAIL_LIMITED', 'is yes, but NEWSPAPER_MAILBOX is not set')
  return address === undefined ? undefined : { address, isLimited }
}

/** The address becomes part of a Graph address and of a header, so that it may contain no sign with a meaning there. */
const mailAddress = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/
