import type { Town } from './town.ts'

/** The one mailbox from which the app may send. */
export function newspaperMailbox({ people }: Town): string {
  return people.find(one => one.kind === 'shared' && one.mail.startsWith('communication.interne@'))?.mail ?? ''
}
