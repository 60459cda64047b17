import assert from 'node:assert/strict'
import type { SeenPost } from '../../sandbox/public/seen-by-public.ts'
import { eventually } from './eventually.ts'
import { type Cast, inChat, pressed } from './road.ts'
import { editorOpened, retained, submitted } from './steps.ts'
import type { StoredMary } from './stores.ts'
import type { TownClient } from './town-client.ts'

/** Where else it goes, as people type it: « bluesky », « mastodon mardi 14 h ». */
export type Elsewhere = { title: string; places: string[]; variants: Record<string, string> }

/** A post that goes elsewhere, approved by both; answers its reference. */
export async function approvedFor(
  town: TownClient,
  people: Cast,
  { title, places, variants }: Elsewhere,
): Promise<string> {
  const { card } = await retained(town, people, title)
  const opened = await editorOpened(town, people.comms.id, card)
  const reference = /PUB-\d{4}-\d{4,}/.exec(JSON.stringify(opened.dialog))![0]
  for (const place of places) {
    const said = await town.say(people.comms.id, `canaux ${reference} ${place}`)
    assert.equal(said.status, 200)
  }
  for (const [kind, text] of Object.entries(variants)) {
    const said = await town.say(people.comms.id, `variante ${reference} ${kind} : ${text}`)
    assert.equal(said.status, 200)
  }
  await submitted(town, people, card, { title })
  for (const who of [people.head, people.otherComms]) {
    const asked = await inChat(town, who.id, 'Approuver', title)
    await pressed(town, who.id, { activityId: asked.id, button: 'Approuver' })
  }
  return reference
}

/** The hour of its releases comes; on PGlite she is stopped meanwhile. */
export async function hourComes(mary: StoredMary, reference: string, ...channels: string[]): Promise<void> {
  await mary.ask(
    `with due as (update release set doc = doc || jsonb_build_object('at', $2::text)
       where doc->>'reference' = $1 and channel = any($3::text[]) returning id)
     insert into asked_job (name, key, data, due)
     select 'release.publish', id, jsonb_build_object('id', id), now() from due`,
    reference,
    new Date().toISOString(),
    channels,
  )
}

/** What the public sees on a network, once it is as many as wanted. */
export async function publicOn(town: TownClient, place: SeenPost['place'], count: number): Promise<SeenPost[]> {
  return eventually(async () => {
    const posts = (await town.inPublic()).posts.filter(one => one.place === place)
    return posts.length === count ? posts : null
  }, `${count} on ${place}`)
}
