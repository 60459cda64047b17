import type { JobName } from '../core/change.ts'
import type { Capability, Off } from '../core/domain/capabilities/capability.ts'
import { joined } from '../core/domain/joined.ts'
import { retentionSlice } from './retention/retention-slice.ts'
import { newspapersSlice } from './newspapers/newspapers-slice.ts'
import { besideRelays, relaysSlice } from './relays/relays-slice.ts'
import { releasesSlice, repliesSlice } from './releases/releases-slice.ts'
import { elsewhereSlice, weekSlice } from './week/week-slice.ts'
import { registerSlice } from './register/register-slice.ts'
import { figuresSlice } from './figures/figures-slice.ts'
import { personalSlice } from './personal/personal-slice.ts'
import { campaignsSlice } from './campaigns/campaigns-slice.ts'
import { anywhereSlice } from './anywhere/anywhere-slice.ts'
import { notesSlice } from './notes/notes-slice.ts'
import { besideCalls, callsSlice } from './calls/calls-slice.ts'
import { initiativesSlice } from './initiatives/initiatives-slice.ts'
import { postsSlice, variantsSlice } from './posts/posts-slice.ts'
import { validationsSlice } from './validations/validations-slice.ts'
import { urgentSlice } from './urgent/urgent-slice.ts'
import { broadcastsSlice } from './broadcasts/broadcasts-slice.ts'
import { delegationsSlice } from './delegations/delegations-slice.ts'
import { audiencesSlice } from './audiences/audiences-slice.ts'
import { agendaSlice } from './agenda/agenda-slice.ts'
import { circuitsSlice } from './circuits/circuits-slice.ts'
import { sectionsSlice } from './sections/sections-slice.ts'
import { sectorsSlice } from './sectors/sectors-slice.ts'
import { databaseSlice } from './database/database-slice.ts'
import { eventsSlice } from './events/events-slice.ts'
import { journalSlice } from './journal/journal-slice.ts'
import { perimetersSlice } from './perimeters/perimeters-slice.ts'
import { charterSlice } from './charter/charter-slice.ts'
import { picturesSlice } from './pictures/pictures-slice.ts'
import { placementsSlice } from './placements/placements-slice.ts'
import { plainWords } from './said.ts'
import type { PartOf, Parts } from './turn/without-switched-off.ts'
import { capabilitiesSlice } from './capabilities/capabilities-slice.ts'

/**
 * What a slice of teams/ joins to the others: what is pressed, what is typed, what lies in a channel or a chat.
 * `capability`: one of these must be on for it to join at all; absent: it is always there. `rests`: jobs that wait
 * while it is off. What corrects, takes back, purges and erases never rests, since people have what it is about.
 */
type Slice = {
  capability?: readonly Capability[]
  verbs?: object
  words?: object
  drawn?: object
  rests?: readonly JobName[]
}
type Table = 'verbs' | 'words' | 'drawn'
type Of<Slices extends readonly Slice[], Key extends Table> = {
  [Index in keyof Slices]: Slices[Index] extends Record<Key, infer Own extends object> ? Own : object
}

const slices = [
  retentionSlice,
  newspapersSlice,
  relaysSlice,
  besideRelays,
  releasesSlice,
  repliesSlice,
  weekSlice,
  elsewhereSlice,
  registerSlice,
  figuresSlice,
  personalSlice,
  campaignsSlice,
  anywhereSlice,
  notesSlice,
  callsSlice,
  besideCalls,
  initiativesSlice,
  postsSlice,
  variantsSlice,
  validationsSlice,
  urgentSlice,
  broadcastsSlice,
  delegationsSlice,
  audiencesSlice,
  agendaSlice,
  circuitsSlice,
  sectionsSlice,
  sectorsSlice,
  databaseSlice,
  eventsSlice,
  journalSlice,
  perimetersSlice,
  charterSlice,
  picturesSlice,
  placementsSlice,
  capabilitiesSlice,
  { words: plainWords },
] as const

function each<const Slices extends readonly Slice[], Key extends Table>(all: Slices, key: Key) {
  return all.map(slice => slice[key] ?? {}) as unknown as Of<Slices, Key>
}

/** What cards press, of all slices. */
export const allVerbs = joined(each(slices, 'verbs'))
/** What people type, of all slices. */
export const allWords = joined(each(slices, 'words'))
/** Every kind of placed card: one without a line does not compile in `draw-face.ts`, nor does one of two slices. */
export const allDrawn = joined(each(slices, 'drawn'))

const switched: readonly Slice[] = slices
const partsOf = (key: 'verbs' | 'words'): PartOf =>
  new Map(
    switched.flatMap(({ capability, [key]: table = {} }) =>
      capability ? Object.keys(table).map(name => [name, capability] as const) : [],
    ),
  )

/** Of which capabilities verbs and words are part. */
export const parts: Parts = { verbs: partsOf('verbs'), words: partsOf('words') }

/** The jobs that wait while these are off. */
export function restingJobs(off: Off): ReadonlySet<JobName> {
  const isResting = ({ capability }: Slice): boolean => capability?.every(one => off.has(one)) ?? false
  return new Set(switched.filter(isResting).flatMap(({ rests = [] }) => rests))
}
