import { type Actor, named } from '../../../domain/actor.ts'
import { type Edition, isMailOpen } from '../../../domain/newspapers/edition.ts'
import { type EditionChanged, type EditionNeeds, type EditionRefusal, onEdition } from '../edition/edition-road.ts'

/** `mail-settled`: it left, or is on its way; there is nothing to decide. */
export type DecideMailResult =
  EditionChanged<object> | { kind: 'mail-settled' | 'not-published'; edition: Edition } | EditionRefusal

/**
 * *Renvoyer l’e-mail*, and after a stop *Envoyer l’e-mail quand même*: then the files also go to the library. An
 * `unknown` e-mail may leave a second time: that is what the person decides.
 */
export function resendMail(ports: EditionNeeds, actor: Actor, editionId: string): Promise<DecideMailResult> {
  return onEdition<object, Exclude<DecideMailResult, EditionChanged<object>>>(ports, actor, editionId, edition => {
    if (edition.state !== 'published') return { kind: 'not-published', edition }
    if (!isMailOpen(edition)) return { kind: 'mail-settled', edition }
    const data = { id: edition.id }
    return {
      edition: { ...edition, mail: { state: 'asked', by: named(actor), at: ports.now() } },
      verb: 'edition.mail-asked',
      details: { before: edition.mail?.state ?? '' },
      also: [
        { job: 'edition.mail', data },
        { job: 'edition.library', data },
      ],
      more: {},
    }
  })
}

/** *C’est parti*: a person sent it by hand, or knows that it arrived. */
export function noteMailed(ports: EditionNeeds, actor: Actor, editionId: string): Promise<DecideMailResult> {
  return onEdition<object, Exclude<DecideMailResult, EditionChanged<object>>>(ports, actor, editionId, edition => {
    if (edition.state !== 'published') return { kind: 'not-published', edition }
    if (!isMailOpen(edition)) return { kind: 'mail-settled', edition }
    return {
      edition: { ...edition, mail: { state: 'sent', by: named(actor), at: ports.now() } },
      verb: 'edition.mail-noted',
      details: { before: edition.mail?.state ?? '' },
      more: {},
    }
  })
}
