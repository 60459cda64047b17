import { eventually } from './eventually.ts'
import { type Cast, inChannel } from './road.ts'
import { approvedBy, assertSubmitted, cardOf, dialogOpened } from './steps.ts'
import type { TownClient } from './town-client.ts'

/** What was broadcast is corrected in these inputs, approved, and the correction started. */
export async function corrected(
  town: TownClient,
  people: Cast,
  title: string,
  inputs: Record<string, string>,
): Promise<void> {
  const card = await eventually(
    () => inChannel(town, people.comms.id, title, 'Diffusée', 'Corriger'),
    'the report',
    40_000,
  )
  const where = { in: 'channel', activityId: card.id } as const
  // Mary may be saying on every card that it is full, or free again: that comes first.
  const opened = await dialogOpened(town, people.comms.id, { ...where, button: 'Corriger' })
  const done = await town.dialog(people.comms.id, {
    ...where,
    card: cardOf(opened),
    button: 'Soumettre à validation',
    inputs,
  })
  assertSubmitted(done)
  await approvedBy(town, people.head.id, title)
  await approvedBy(town, people.otherComms.id, title)
  const ready = await inChannel(town, people.comms.id, title, 'Corriger maintenant')
  const at = { in: 'channel', activityId: ready.id } as const
  await eventually(async () => {
    const asked = await town.press(people.comms.id, { ...at, button: 'Corriger maintenant' })
    const button = /Corriger chez [^"]+? agents/.exec(JSON.stringify(asked.body))?.[0]
    if (!button) return false
    return town.press(people.comms.id, { ...at, button }).then(
      ({ status }) => status === 200,
      () => false,
    )
  }, 'the correction starts')
}
